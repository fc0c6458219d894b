using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;

namespace PlacementLab.Cli.Commands.Comparing;

/// <summary>What `placementlab compare` was asked for.</summary>
internal sealed record CompareRequest
{
    /// <summary>Data sets.</summary>
    public required ImmutableArray<string> Datasets { get; init; }

    /// <summary>Days of them.</summary>
    public required string Days { get; init; }

    /// <summary>What is compared.</summary>
    public required ComparisonSettings Settings { get; init; }

    /// <summary>Most runs at a time.</summary>
    public required int Threads { get; init; }

    /// <summary>Where runs, tables, figures and the report go.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether runs that are there are kept.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }
}
