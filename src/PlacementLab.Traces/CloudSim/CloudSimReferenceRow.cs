using System.Collections.Immutable;

namespace PlacementLab.Traces.CloudSim;

/// <summary>What CloudSim, or a program proved equal to it, printed for one policy on one day.</summary>
public sealed record CloudSimReferenceRow
{
    /// <summary>File and line, for messages.</summary>
    public required string Place { get; init; }

    /// <summary>Day of the traces, such as "20110303".</summary>
    public required string Day { get; init; }

    /// <summary>Name of the detector, or "npa" or "dvfs".</summary>
    public required string Detector { get; init; }

    /// <summary>Parameter of the detector; null for a policy that never migrates.</summary>
    public double? Parameter { get; init; }

    /// <summary>Name of the selection; null for a policy that never migrates.</summary>
    public string? Selection { get; init; }

    /// <summary>Release whose rules differ from the usual ones, such as "3.0"; null for none.</summary>
    public string? Variant { get; init; }

    /// <summary>Seed of the random selection; null where there is none or it is not known.</summary>
    public long? Seed { get; init; }

    /// <summary>Whether the selection was random without a seed, so that nobody can repeat the run.</summary>
    public bool IsUnseeded { get; init; }

    /// <summary>The figures in the order of the columns that were asked for, as exact doubles; null where the file does not say.</summary>
    public required ImmutableArray<double?> Values { get; init; }
}
