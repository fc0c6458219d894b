using System.Collections.Immutable;

namespace PlacementLab.Traces.CloudSim;

/// <summary>Published figures of CloudSim 3.0.3 to compare with; see <see cref="CloudSimReferenceReader"/>.</summary>
public sealed record CloudSimReference
{
    /// <summary>The results file.</summary>
    public required string Path { get; init; }

    /// <summary>A row for each run.</summary>
    public required ImmutableArray<CloudSimReferenceRow> Results { get; init; }

    /// <summary>Runs of the random selection that show how far it scatters, with seeds and without.</summary>
    public ImmutableArray<CloudSimReferenceRow> RandomRuns { get; init; } = [];

    /// <summary>Runs interval by interval.</summary>
    public ImmutableArray<CloudSimReferenceTrace> Traces { get; init; } = [];

    /// <summary>First placements.</summary>
    public ImmutableArray<CloudSimReferencePlacement> Placements { get; init; } = [];
}
