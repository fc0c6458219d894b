using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Checking;

/// <summary>Checks the bandwidth budget: adds up the data of every migration by host and direction.</summary>
public sealed class BandwidthBudgetChecker : ConstraintChecker<BandwidthBudgetConstraint>
{
    /// <inheritdoc/>
    protected override IEnumerable<ConstraintViolation> Check(
        BandwidthBudgetConstraint constraint, PlacementProblem problem, Assignment assignment)
    {
        long total = 0;
        long[] sent = new long[problem.HostCount];
        long[] received = new long[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            if (problem.Initial[vm] >= 0 && problem.Initial[vm] != assignment[vm])
            {
                long bytes = constraint.DataToMove[vm].Bytes;
                total += bytes;
                sent[problem.Initial[vm]] += bytes;
                received[assignment[vm]] += bytes;
            }
        }

        var violations = new List<ConstraintViolation>();
        Compare("the round", total, constraint.Total?.Bytes, violations);
        for (int host = 0; host < sent.Length; host++)
        {
            Compare($"host {host} sending", sent[host], constraint.OutOfHost?.Bytes, violations);
            Compare($"host {host} receiving", received[host], constraint.IntoHost?.Bytes, violations);
        }

        return violations;
    }

    private static void Compare(string where, long bytes, long? limit, List<ConstraintViolation> violations)
    {
        if (limit is { } most && bytes > most)
        {
            violations.Add(new ConstraintViolation("bandwidth budget", $"{bytes} B for {where} exceed {most} B.", bytes - most, "B"));
        }
    }
}
