using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Simulation.Consolidation;

/// <summary>What a run of the consolidation loop gave.</summary>
public sealed record ConsolidationResult
{
    /// <summary>The policy that ran.</summary>
    public required ConsolidationPolicy Policy { get; init; }

    /// <summary>Name of the rule set, such as "cloudsim-3.0.3".</summary>
    public required string Rules { get; init; }

    /// <summary>Energy, migrations and service level of the whole run.</summary>
    public required ConsolidationMetrics Metrics { get; init; }

    /// <summary>The state at each interval, after its migrations have started.</summary>
    public required ImmutableArray<ConsolidationTick> Ticks { get; init; }

    /// <summary>The state after the last event.</summary>
    public required ConsolidationTick End { get; init; }

    /// <summary>Host of each VM at the start, VMs in the order of the fleet.</summary>
    public required ImmutableArray<int> InitialHostOf { get; init; }

    /// <summary>What only the rule set "physical" counts; null for other rules.</summary>
    public PhysicalAccount? Physical { get; init; }
}
