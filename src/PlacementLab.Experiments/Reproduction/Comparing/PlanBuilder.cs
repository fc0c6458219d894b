using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>Collects the runs of a plan, each once.</summary>
internal sealed class PlanBuilder(CloudSimReference? reference, string[] days, IReadOnlyList<ConsolidationPolicy> policies)
{
    private const int UsualSeeds = 10;
    private readonly List<StudyCell> _cells = [];
    private readonly Dictionary<string, int> _positions = [];

    /// <summary>Makes the plan.</summary>
    public ReproductionPlan Build()
    {
        (CloudSimReferenceRow Row, StudyCell Cell)[] known = [.. Wanted(reference?.Results)];
        ImmutableArray<(CloudSimReferenceRow, string)> rows = [.. known.Where(k => !k.Row.IsUnseeded).Select(k => (k.Row, Add(k.Cell)))];
        return new ReproductionPlan
        {
            Reference = reference,
            Rows = rows,
            Random = [.. known.Where(k => k.Row.IsUnseeded).GroupBy(k => (k.Row.Day, k.Cell.Policy.Name, k.Cell.RulesName)).Select(Group)],
            SeededRows = [.. Wanted(reference?.RandomRuns).Where(k => !k.Row.IsUnseeded).Select(k => (k.Row, Add(k.Cell)))],
            Uncompared = [.. days.SelectMany(day => Unknown(day, known)).Select(Add)],
            Traces = [.. Traces()],
            Placements = [.. Placements()],
            Cells = [.. _cells],
        };
    }

    private IEnumerable<(CloudSimReferenceRow Row, StudyCell Cell)> Wanted(IEnumerable<CloudSimReferenceRow>? rows) => (rows ?? [])
        .Where(r => days.Contains(r.Day)).Select(r => (r, CellOf(r))).Where(k => IsWanted(k.Item2.Policy));

    private bool IsWanted(ConsolidationPolicy policy) => policies.Count == 0 || policies.Any(p => p.Name == policy.Name);

    private static StudyCell CellOf(CloudSimReferenceRow row) => new(
        row.Day,
        ConsolidationPolicies.Parse(row.Detector, row.Parameter, row.Selection, row.Seed ?? 1, $"{row.Place}, "),
        CloudSimRules.Of([], row.Variant, $"{row.Place}, "));

    private RandomGroup Group(IEnumerable<(CloudSimReferenceRow Row, StudyCell Cell)> rows)
    {
        (CloudSimReferenceRow row, StudyCell cell) = rows.First();
        ImmutableArray<CloudSimReferenceRow> scatter =
            [.. reference!.RandomRuns.Where(r => r.Day == row.Day && Alike(r.Detector) == Alike(row.Detector) && r.Parameter == row.Parameter)];
        IEnumerable<long> seeds = scatter.Where(r => r.Seed is not null).Select(r => r.Seed!.Value).Distinct().Order();
        IEnumerable<long> used = scatter.IsEmpty ? [] : seeds.Any() ? seeds : Enumerable.Range(1, UsualSeeds).Select(s => (long)s);
        return new RandomGroup([.. rows.Select(r => r.Row)], scatter, [.. used.Select(s => Add(cell with { Policy = cell.Policy with { Seed = s } }))]);
    }

    /// <summary>LRR is LR in that release (quirk C7), so both scatter alike.</summary>
    private static string Alike(string detector) => detector == "lrr" ? "lr" : detector;

    private IEnumerable<StudyCell> Unknown(string day, (CloudSimReferenceRow Row, StudyCell Cell)[] known)
    {
        ConsolidationPolicy[] here = [.. known.Where(k => k.Row.Day == day).Select(k => k.Cell.Policy)];
        IEnumerable<ConsolidationPolicy> wanted = policies.Count > 0 ? policies : here.Length > 0 ? [] : ConsolidationPolicies.Published(seed: 1);
        return wanted.Where(p => here.All(h => h.Name != p.Name)).Select(p => new StudyCell(day, p, CloudSimRules.AsReleased));
    }

    private IEnumerable<(CloudSimReferenceTrace, string)> Traces()
    {
        foreach (CloudSimReferenceTrace trace in (reference?.Traces ?? []).Where(t => days.Contains(t.Day)))
        {
            ConsolidationPolicy policy = PolicyNames.Parse(string.Join('-', trace.Policy), trace.File);
            if (IsWanted(policy))
            {
                yield return (trace, Add(new StudyCell(trace.Day, policy, CloudSimRules.AsReleased) { IsDetailed = true }));
            }
        }
    }

    private IEnumerable<(CloudSimReferencePlacement, string)> Placements()
    {
        foreach (CloudSimReferencePlacement placement in reference?.Placements ?? [])
        {
            StudyCell? run = _cells
                .Where(c => c.Day == placement.Day && c.Policy.Migrates != placement.IsFirstFit && c.RulesName == CloudSimRules.Name)
                .OrderByDescending(c => c.IsDetailed).FirstOrDefault();
            if (run is not null)
            {
                yield return (placement, Add(run with { IsDetailed = true }));
            }
        }
    }

    private string Add(StudyCell cell)
    {
        if (!_positions.TryGetValue(cell.Key, out int position))
        {
            _positions[cell.Key] = _cells.Count;
            _cells.Add(cell);
        }
        else if (cell.IsDetailed)
        {
            _cells[position] = cell;
        }

        return cell.Key;
    }
}
