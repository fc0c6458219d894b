using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks lonely: a host with a lonely VM carries lonely VMs only.</summary>
public sealed class LonelyChecker : ConstraintChecker<LonelyConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(LonelyConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> lonely = [.. constraint.Vms];
        HashSet<int> theirs = [.. constraint.Vms.Select(vm => assignment[vm])];
        int[] strangers = new int[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            strangers[assignment[vm]] += !lonely.Contains(vm) && theirs.Contains(assignment[vm]) ? 1 : 0;
        }

        for (int host = 0; host < strangers.Length; host++)
        {
            if (strangers[host] > 0)
            {
                yield return new ConstraintViolation("lonely", $"Host {host} has {strangers[host]} VMs beside lonely ones.", strangers[host], "VMs");
            }
        }
    }
}
