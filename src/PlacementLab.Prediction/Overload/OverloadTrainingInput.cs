using System.Collections.Immutable;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>What the training of an overload model needs.</summary>
public sealed record OverloadTrainingInput
{
    /// <summary>Demand in MIPS, [VM][sample]; not changed.</summary>
    public required float[][] DemandMips { get; init; }

    /// <summary>Samples in a day.</summary>
    public required int SamplesPerDay { get; init; }

    /// <summary>Which samples train, tune and test; each part must be longer than the horizon.</summary>
    public required TimeSplit Split { get; init; }

    /// <summary>CPU capacities of the host types in MIPS, each positive.</summary>
    public required ImmutableArray<double> HostCapacitiesMips { get; init; }

    /// <summary>Seed of the examples and of the trainer.</summary>
    public required int Seed { get; init; }

    /// <summary>Samples that a prediction covers; 12 are an hour of five-minute samples.</summary>
    public int HorizonSamples { get; init; } = 12;

    /// <summary>How much to draw and how to train.</summary>
    public OverloadTrainingOptions Options { get; init; } = new();
}
