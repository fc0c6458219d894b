using System.Collections.Immutable;

namespace PlacementLab.Traces.CloudSim;

/// <summary>Where the VMs of a reference run were before the first interval.</summary>
public sealed record CloudSimReferencePlacement
{
    /// <summary>Name of the file.</summary>
    public required string File { get; init; }

    /// <summary>Day of the traces.</summary>
    public required string Day { get; init; }

    /// <summary>Whether it is that of the policies that never migrate (first fit), not that of the others (power-aware best fit).</summary>
    public bool IsFirstFit { get; init; }

    /// <summary>For each VM in order the name of its trace, the number of its type and the number of its host.</summary>
    public required ImmutableArray<(string Trace, int Type, int Host)> Vms { get; init; }
}
