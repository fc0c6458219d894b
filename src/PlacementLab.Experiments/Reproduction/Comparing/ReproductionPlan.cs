using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>What is to be run, and what of the reference each run is compared with.</summary>
public sealed record ReproductionPlan
{
    /// <summary>The runs, each once.</summary>
    public required ImmutableArray<StudyCell> Cells { get; init; }

    /// <summary>The reference; null for none.</summary>
    public CloudSimReference? Reference { get; init; }

    /// <summary>Runs that the reference does not know, by key.</summary>
    internal ImmutableArray<string> Uncompared { get; init; } = [];

    /// <summary>Rows of the results with the runs that must equal them.</summary>
    internal ImmutableArray<(CloudSimReferenceRow Row, string Key)> Rows { get; init; } = [];

    /// <summary>Rows of the random selection with a seed, beside the results.</summary>
    internal ImmutableArray<(CloudSimReferenceRow Row, string Key)> SeededRows { get; init; } = [];

    /// <summary>The random selection without a seed.</summary>
    internal ImmutableArray<RandomGroup> Random { get; init; } = [];

    /// <summary>Runs by interval.</summary>
    internal ImmutableArray<(CloudSimReferenceTrace Trace, string Key)> Traces { get; init; } = [];

    /// <summary>First placements.</summary>
    internal ImmutableArray<(CloudSimReferencePlacement Placement, string Key)> Placements { get; init; } = [];

    /// <summary>Makes a plan: every row of the reference, and the published policies on days that it does not know.</summary>
    /// <param name="reference">The reference; null for none.</param>
    /// <param name="days">Days; empty for those of the reference, without one those found here.</param>
    /// <param name="policies">Policies; empty for all of the reference, where it has none of a day for the published ones.</param>
    /// <exception cref="InvalidInputException">The reference names an unknown policy or variant.</exception>
    public static ReproductionPlan Of(CloudSimReference? reference, IReadOnlyList<string> days, IReadOnlyList<ConsolidationPolicy> policies)
    {
        string[] chosen = days.Count > 0 ? [.. days.Distinct()]
            : reference is not null ? [.. reference.Results.Select(r => r.Day).Distinct()]
            : [.. StudyDays.Found.DefaultIfEmpty(StudyDays.All[0])];
        return new PlanBuilder(reference, chosen, policies).Build();
    }
}
