using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Figures.Consolidation;

/// <summary>A policy with its runs as released, grouped by day; a day with several seeds counts once.</summary>
internal sealed record PolicyDays(ConsolidationPolicy Policy, ImmutableArray<ImmutableArray<StudyRun>> Days)
{
    /// <summary>The policies of some runs, by detector and selection in the order of the catalogues.</summary>
    public static ImmutableArray<PolicyDays> Of(IEnumerable<StudyRun> runs) =>
    [
        .. runs.Where(r => r.Cell.RulesName == CloudSimRules.Name).GroupBy(r => r.Cell.Policy.Name)
            .Select(g => new PolicyDays(g.First().Cell.Policy, [.. g.GroupBy(r => r.Cell.Day).Select(day => day.ToImmutableArray())]))
            .OrderBy(p => p.DetectorIndex).ThenBy(p => p.SelectionIndex).ThenBy(p => p.Policy.Parameter),
    ];

    /// <summary>Place of the detector in the catalogue; -1 for a policy that never migrates.</summary>
    public int DetectorIndex => Policy.DetectorKind is { } kind ? OverloadDetectors.All.IndexOf(kind) : -1;

    /// <summary>A value for each day: the mean over its runs.</summary>
    public double[] Values(Func<StudyRun, double> value) => [.. Days.Select(day => day.Average(value))];

    private int SelectionIndex => Policy.SelectionKind is { } kind ? VmSelections.All.IndexOf(kind) : -1;
}
