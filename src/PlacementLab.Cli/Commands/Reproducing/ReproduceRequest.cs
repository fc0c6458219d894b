using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce` was asked for.</summary>
internal sealed record ReproduceRequest
{
    /// <summary>Folder or results file of the reference; null to look in the usual place and do without.</summary>
    public string? Reference { get; init; }

    /// <summary>Days; empty for the usual ones.</summary>
    public ImmutableArray<string> Days { get; init; } = [];

    /// <summary>Policies; empty for the usual ones.</summary>
    public ImmutableArray<ConsolidationPolicy> Policies { get; init; } = [];

    /// <summary>Most runs at a time.</summary>
    public required int Threads { get; init; }

    /// <summary>Where runs, tables and figures go.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether runs that are there are kept.</summary>
    public bool Resume { get; init; }

    /// <summary>Whether to print JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Whether to study the quirks instead.</summary>
    public bool Quirks { get; init; }
}
