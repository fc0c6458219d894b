using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>Holds runs against the reference: doubles must be equal to the last digit, NaN equals NaN.</summary>
public sealed class ReferenceComparison
{
    private readonly ReproductionPlan _plan;
    private readonly StudyDays _days;
    private readonly ImmutableArray<StudyRun> _runs;
    private readonly Dictionary<string, StudyRun> _byKey;

    private ReferenceComparison(ReproductionPlan plan, ImmutableArray<StudyRun> runs, StudyDays days)
    {
        (_plan, _days, _runs) = (plan, days, runs);
        _byKey = runs.ToDictionary(r => r.Cell.Key);
    }

    /// <summary>Compares.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="runs">The runs of its cells.</param>
    /// <param name="days">The traces they ran on.</param>
    public static ReproductionReport Of(ReproductionPlan plan, ImmutableArray<StudyRun> runs, StudyDays days) =>
        new ReferenceComparison(plan, runs, days).Report();

    private ReproductionReport Report() => new()
    {
        ReferencePath = _plan.Reference?.Path,
        Rows = _plan.Rows.Length,
        Runs = _runs,
        Uncompared = [.. _plan.Uncompared.Select(k => _byKey[k])],
        Parts = _plan.Rows.IsEmpty && _plan.Random.IsEmpty && _plan.Traces.IsEmpty ? [] : [.. Parts()],
        Notes = [.. Notes()],
    };

    private IEnumerable<ComparedPart> Parts()
    {
        yield return new("rows", $"{Count(_plan.Rows.Length)} rows × {StudyMetric.All.Length} metrics", [.. _plan.Rows.SelectMany(RowDifferences)]);
        if (!_plan.SeededRows.IsEmpty)
        {
            yield return new(
                "random-seeded", $"{_plan.SeededRows.Length} seeds of the random selection × {Stated(_plan.SeededRows[0].Row)} metrics",
                [.. _plan.SeededRows.SelectMany(RowDifferences)]);
        }

        ImmutableArray<RandomGroup> held = [.. _plan.Random.Where(g => !g.Scatter.IsEmpty)];
        if (!held.IsEmpty)
        {
            yield return new(
                "random-unseeded",
                $"{held.Sum(g => g.Unseeded.Length)} rows of the random selection without a seed ({held.Sum(g => g.Keys.Length)} seeds against their range)",
                [.. held.SelectMany(RangeDifferences)]);
        }

        if (!_plan.Traces.IsEmpty)
        {
            yield return new(
                "traces", $"{_plan.Traces.Length} traces × {_plan.Traces.Max(t => t.Trace.Intervals.Length)} intervals × {CloudSimReferenceTrace.Columns.Length} columns",
                [.. _plan.Traces.SelectMany(t => TraceComparison.Of(t.Trace, _byKey[t.Key]))]);
        }

        if (!_plan.Placements.IsEmpty)
        {
            yield return new(
                "placements", $"{_plan.Placements.Length} first placements × {Count(_plan.Placements.Max(p => p.Placement.Vms.Length))} VMs",
                [.. _plan.Placements.SelectMany(p => PlacementDifferences(p.Placement, _byKey[p.Key]))]);
        }
    }

    private IEnumerable<string> Notes()
    {
        int unstated = _plan.Random.Where(g => g.Scatter.IsEmpty).Sum(g => g.Unseeded.Length);
        if (unstated > 0)
        {
            yield return $"{unstated} rows of the random selection without a seed have no stated range and were left out.";
        }

        if (!_plan.Uncompared.IsEmpty)
        {
            yield return $"{_plan.Uncompared.Length} runs are not in the reference: nothing was compared for them.";
        }
    }

    private IEnumerable<ReferenceDifference> RowDifferences((CloudSimReferenceRow Row, string Key) pair)
    {
        StudyRun run = _byKey[pair.Key];
        for (int i = 0; i < StudyMetric.All.Length; i++)
        {
            double found = StudyMetric.All[i].ValueOf(run.Metrics);
            if (pair.Row.Values[i] is { } expected && !expected.Equals(found))
            {
                yield return new(run.Cell.Day, NameOf(run.Cell), StudyMetric.All[i].Column, Text(expected), Text(found))
                {
                    Relative = (found - expected) / Math.Abs(expected),
                };
            }
        }
    }

    private IEnumerable<ReferenceDifference> RangeDifferences(RandomGroup group)
    {
        for (int i = 0; i < StudyMetric.All.Length; i++)
        {
            double[] range = [.. group.Scatter.Concat(group.Unseeded).Select(r => r.Values[i]).OfType<double>()];
            if (group.Scatter.All(r => r.Values[i] is null))
            {
                continue;
            }

            foreach (StudyRun run in group.Keys.Select(k => _byKey[k]))
            {
                double found = StudyMetric.All[i].ValueOf(run.Metrics);
                if (!(found >= range.Min() && found <= range.Max()) && !found.Equals(range.Min()))
                {
                    yield return new(run.Cell.Day, NameOf(run.Cell), StudyMetric.All[i].Column, $"{Text(range.Min())} to {Text(range.Max())}", Text(found));
                }
            }
        }
    }

    private IEnumerable<ReferenceDifference> PlacementDifferences(CloudSimReferencePlacement placement, StudyRun run)
    {
        CloudSimScenario scenario = _days.Scenario(run.Cell.Day);
        for (int vm = 0; vm < Math.Max(placement.Vms.Length, run.InitialHostOf.Length); vm++)
        {
            string expected = vm < placement.Vms.Length ? Describe(placement.Vms[vm]) : "no such VM";
            string found = vm < run.InitialHostOf.Length
                ? Describe((scenario.Traces[vm].Name, CloudSimVmType.Published.IndexOf(scenario.VmType(vm)), run.InitialHostOf[vm])) : "no such VM";
            if (expected != found)
            {
                yield return new(run.Cell.Day, NameOf(run.Cell), $"first host of VM {vm}", expected, found);
            }
        }
    }

    private static string Describe((string Trace, int Type, int Host) vm) => $"{vm.Trace}, type {vm.Type}, host {vm.Host}";

    private static string NameOf(StudyCell cell) => cell.RulesName == CloudSimRules.Name ? cell.PolicyName : $"{cell.PolicyName} ({cell.RulesName})";

    private static int Stated(CloudSimReferenceRow row) => row.Values.Count(v => v is not null);

    private static string Count(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
