using System.Collections.Immutable;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>What the training of an overload model gives.</summary>
public sealed record OverloadTrainingResult
{
    /// <summary>The learned model.</summary>
    public required FittedLearnedOverloadForecaster Model { get; init; }

    /// <summary>The forecaster of single VMs with the lowest pinball loss on the tuning part, fitted on the training part.</summary>
    public required FittedForecaster VmForecaster { get; init; }

    /// <summary>
    /// What the model implies by load; loads are shares of the capacity, so the table serves hosts of every size. Loads are
    /// sums of the VMs' demand quantiles by <see cref="VmForecaster"/> at <see cref="OverloadTrainingOptions.DemandQuantile"/>.
    /// </summary>
    public required OverloadPenaltyTable PenaltyTable { get; init; }

    /// <summary>The forecasters of single VMs that were compared, on the tuning part.</summary>
    public required ImmutableArray<VmForecasterScore> VmForecasterScores { get; init; }

    /// <summary>Learned model and baselines on the test part; the learned model first.</summary>
    public required ImmutableArray<OverloadScore> Scores { get; init; }

    /// <summary>The same on those test cases whose host is not overloaded yet, where a warning comes in time; may be empty.</summary>
    public required ImmutableArray<OverloadScore> OnsetScores { get; init; }
}
