using System.Collections.Immutable;
using PlacementLab.Placement;

namespace PlacementLab.Experiments.Reproduction.Scheduling;

/// <summary>A scheduled instance of mVM beside its published plan. Times are whole seconds.</summary>
public sealed record MvmRun
{
    /// <summary>Name of the instance.</summary>
    public required string Instance { get; init; }

    /// <summary>Makespan of the published plan in s.</summary>
    public required double PublishedSeconds { get; init; }

    /// <summary>What an independent replay says against the published plan; empty for nothing.</summary>
    public required string PublishedFault { get; init; }

    /// <summary>Makespan of the plan made here in s; NaN without a plan.</summary>
    public required double Seconds { get; init; }

    /// <summary>What the replay says against it; empty for nothing.</summary>
    public required string Fault { get; init; }

    /// <summary>Lower bound without a search: busiest link direction, longest move, longest chain; in s.</summary>
    public required double SimpleBoundSeconds { get; init; }

    /// <summary>Proven lower bound in s.</summary>
    public required double BoundSeconds { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string BoundName { get; init; }

    /// <summary>Whether the plan is proven to be the shortest.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Elapsed search in s; depends on the machine.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>Better plans in the order found.</summary>
    public ImmutableArray<TrajectoryPoint> Trajectory { get; init; } = [];

    /// <summary>Whether the replay finds nothing wrong with the plan.</summary>
    public bool IsValid => Fault.Length == 0;

    /// <summary>By how much the plan is shorter than the published one, as a share.</summary>
    public double Gain => (PublishedSeconds - Seconds) / PublishedSeconds;

    /// <summary>(makespan − bound) / makespan.</summary>
    public double Gap => (Seconds - BoundSeconds) / Seconds;
}
