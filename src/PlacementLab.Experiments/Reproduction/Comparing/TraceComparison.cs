using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>Holds a run against the reference at every interval.</summary>
internal static class TraceComparison
{
    /// <summary>The differences; where a column differs often, the first place and how often.</summary>
    /// <param name="trace">The reference.</param>
    /// <param name="run">The run, with its intervals.</param>
    public static IEnumerable<ReferenceDifference> Of(CloudSimReferenceTrace trace, StudyRun run)
    {
        if (trace.Intervals.Length != run.Ticks.Length)
        {
            yield return Difference(run, "number of intervals", trace.Intervals.Length, run.Ticks.Length);
        }

        for (int column = 0; column < CloudSimReferenceTrace.Columns.Length; column++)
        {
            (int Interval, double Expected, double Found)[] differing =
            [
                .. Pairs(trace, run).Select((p, i) => (i, p.Expected[column], Values(p.Found)[column]))
                    .Where(p => p.Item2 is { } expected && !expected.Equals(p.Item3)).Select(p => (p.i, p.Item2!.Value, p.Item3)),
            ];
            if (differing.Length > 0)
            {
                (int interval, double expected, double found) = differing[0];
                string place = interval < trace.Intervals.Length ? $"interval {interval + 1}" : "the end";
                yield return Difference(run, $"{CloudSimReferenceTrace.Columns[column]} at {place} (first of {differing.Length})", expected, found);
            }
        }
    }

    private static IEnumerable<(ImmutableArray<double?> Expected, ConsolidationTick Found)> Pairs(CloudSimReferenceTrace trace, StudyRun run)
    {
        IEnumerable<(ImmutableArray<double?>, ConsolidationTick)> intervals = trace.Intervals.Zip(run.Ticks);
        return trace.End is { } end && run.End is { } found ? intervals.Append((end, found)) : intervals;
    }

    private static double[] Values(ConsolidationTick tick) =>
    [
        tick.Seconds, tick.ActiveHosts, tick.Energy.KilowattHours, tick.Migrations, tick.OverloadedHosts, tick.UnderloadedHosts,
        tick.EvacuatedHosts, tick.PlacedVms,
    ];

    private static ReferenceDifference Difference(StudyRun run, string quantity, double expected, double found) => new(
        run.Cell.Day, run.Cell.PolicyName, quantity, expected.ToString("R", CultureInfo.InvariantCulture), found.ToString("R", CultureInfo.InvariantCulture))
    {
        Relative = (found - expected) / Math.Abs(expected),
    };
}
