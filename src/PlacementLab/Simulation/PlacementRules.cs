using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Units;

namespace PlacementLab.Simulation;

/// <summary>What every decision of a run must respect; turned into constraints for the moment of the decision.</summary>
public sealed record PlacementRules
{
    /// <summary>CPU that a host may be booked for, as a multiple of what it offers; at least 1.</summary>
    public double CpuOverbooking { get; init; } = 1;

    /// <summary>Memory that may be moved in one interval; null for any amount.</summary>
    public DataSize? BandwidthBudget { get; init; }

    /// <summary>Longest predicted downtime with which a VM may still move; null for any.</summary>
    public TimeSpan? DowntimeSla { get; init; }

    /// <summary>Further constraints that always hold, such as spread, fence and root.</summary>
    public ImmutableArray<IPlacementConstraint> Always { get; init; } = [];

    /// <summary>What each host of a scenario may be booked for: MIPS, overbooked, and bytes. Plans are made and checked by it.</summary>
    /// <param name="scenario">The scenario.</param>
    public ImmutableArray<ResourceVector> Bookable(SimulationScenario scenario) =>
        [.. scenario.Capacity.Select(c => new ResourceVector((long)(c.CpuMips * CpuOverbooking), c.MemoryBytes))];

    /// <summary>The rules for the rest of an interval in which some memory is to be moved already.</summary>
    /// <param name="movedBytes">Memory to be moved already, in bytes.</param>
    public PlacementRules After(long movedBytes) => BandwidthBudget is { } budget
        ? this with { BandwidthBudget = DataSize.FromBytes(Math.Max(0, budget.Bytes - movedBytes)) }
        : this;

    /// <summary>The constraints that hold for one decision: capacity, drained hosts, budget, downtime, and the further ones.</summary>
    /// <param name="observation">What is known.</param>
    /// <param name="usage">What each VM is assumed to use.</param>
    /// <param name="moves">What each VM's migration is predicted to take.</param>
    public ImmutableArray<IPlacementConstraint> For(
        Observation observation, ImmutableArray<ResourceVector> usage, ImmutableArray<MigrationEstimate> moves)
    {
        var constraints = ImmutableArray.CreateBuilder<IPlacementConstraint>();
        constraints.Add(new CapacityConstraint { CpuOverbooking = CpuOverbooking });
        if (observation.OfflineHosts.Count > 0)
        {
            constraints.Add(new OfflineConstraint(observation.OfflineHosts));
        }

        if (BandwidthBudget is { } budget)
        {
            constraints.Add(new BandwidthBudgetConstraint([.. usage.Select(u => DataSize.FromBytes(u.MemoryBytes))]) { Total = budget });
        }

        if (DowntimeSla is { } limit)
        {
            constraints.Add(new DowntimeSlaConstraint([.. moves.Select(m => m.Downtime)], [.. moves.Select(_ => limit)]));
        }

        constraints.AddRange(Always);
        return constraints.ToImmutable();
    }
}
