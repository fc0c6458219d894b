using System.Collections.Immutable;

namespace PlacementLab.Prediction.Overload;

/// <summary>How much to draw and how to train.</summary>
public sealed record OverloadTrainingOptions
{
    /// <summary>Examples to train on.</summary>
    public int TrainRows { get; init; } = 30_000;

    /// <summary>Examples to calibrate and choose on.</summary>
    public int TuneRows { get; init; } = 10_000;

    /// <summary>Examples to be judged by.</summary>
    public int TestRows { get; init; } = 10_000;

    /// <summary>Quantile of each VM's demand that is summed for the penalty table and given to the solver, from 0 to 1.</summary>
    public double DemandQuantile { get; init; } = 0.9;

    /// <summary>Width of a bin of the penalty table as a share of the capacity, positive.</summary>
    public double PenaltyBinWidth { get; init; } = 0.05;

    /// <summary>Shapes of the tree ensemble to choose among.</summary>
    public ImmutableArray<TreeShape> Shapes { get; init; } = new LearnedOverloadOptions().Shapes;
}
