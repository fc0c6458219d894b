using System.Collections.Immutable;

namespace PlacementLab.Prediction.Overload;

/// <summary>How to draw examples: which time range, which hosts, how many, from which seed.</summary>
public sealed record OverloadSampling
{
    /// <summary>First sample that a case may have as its now.</summary>
    public required int First { get; init; }

    /// <summary>First sample after the range; the whole horizon of every case lies before it.</summary>
    public required int End { get; init; }

    /// <summary>Samples that a label covers, at least 1.</summary>
    public required int HorizonSamples { get; init; }

    /// <summary>CPU capacities of the host types in MIPS, each positive.</summary>
    public required ImmutableArray<double> HostCapacitiesMips { get; init; }

    /// <summary>Cases to draw, at least 1.</summary>
    public required int Rows { get; init; }

    /// <summary>Seed; case i depends on the seed and i only.</summary>
    public required int Seed { get; init; }

    /// <summary>Smallest load that a group is filled up to, as a share of the capacity.</summary>
    public double LowestLoad { get; init; } = 0.4;

    /// <summary>Largest load that a group is filled up to, as a share of the capacity.</summary>
    public double HighestLoad { get; init; } = 1.3;
}
