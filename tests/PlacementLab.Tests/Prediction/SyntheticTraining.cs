using PlacementLab.Prediction.Overload;

namespace PlacementLab.Tests.Prediction;

/// <summary>One training on the synthetic fleet, shared by the tests that only read it.</summary>
public sealed class SyntheticTraining
{
    /// <summary>The demand that was trained on.</summary>
    public float[][] Demand { get; } = SyntheticFleet.Demand();

    /// <summary>What came of it.</summary>
    public OverloadTrainingResult Result { get; } = SyntheticFleet.Train(SyntheticFleet.Input(SyntheticFleet.Demand()));
}
