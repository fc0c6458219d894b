using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks spread: no host holds two VMs of the group, unless it held as many of them at first.</summary>
public sealed class SpreadChecker : ConstraintChecker<SpreadConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(SpreadConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        int[] now = new int[problem.HostCount];
        int[] before = new int[problem.HostCount];
        foreach (int vm in constraint.Vms)
        {
            now[assignment[vm]]++;
            if (problem.Initial[vm] >= 0)
            {
                before[problem.Initial[vm]]++;
            }
        }

        for (int host = 0; host < now.Length; host++)
        {
            if (now[host] > 1 && now[host] > before[host])
            {
                int excess = now[host] - Math.Max(1, before[host]);
                yield return new ConstraintViolation("spread", $"Host {host} holds {now[host]} VMs of a group, {excess} too many.", excess, "VMs");
            }
        }
    }
}
