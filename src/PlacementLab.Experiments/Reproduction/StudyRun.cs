using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Metrics;

namespace PlacementLab.Experiments.Reproduction;

/// <summary>What a run of a study gave.</summary>
/// <param name="Cell">What was run.</param>
/// <param name="Metrics">Energy, migrations and service level.</param>
public sealed record StudyRun(StudyCell Cell, ConsolidationMetrics Metrics)
{
    /// <summary>The state at each interval; empty unless <see cref="StudyCell.IsDetailed"/>.</summary>
    public ImmutableArray<ConsolidationTick> Ticks { get; init; } = [];

    /// <summary>The state after the last event; null unless <see cref="StudyCell.IsDetailed"/>.</summary>
    public ConsolidationTick? End { get; init; }

    /// <summary>Host of each VM at the start; empty unless <see cref="StudyCell.IsDetailed"/>.</summary>
    public ImmutableArray<int> InitialHostOf { get; init; } = [];
}
