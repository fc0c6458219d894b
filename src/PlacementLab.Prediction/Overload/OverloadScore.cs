using System.Collections.Immutable;

namespace PlacementLab.Prediction.Overload;

/// <summary>How well an overload forecaster did on a set of examples.</summary>
/// <param name="Name">Name of the forecaster.</param>
/// <param name="Rows">Cases.</param>
/// <param name="Positives">Cases that overloaded.</param>
/// <param name="AveragePrecision">Average precision; NaN without a positive.</param>
/// <param name="Brier">Mean of (p − y)², y being 1 for overload and 0 for none; 0 is best.</param>
/// <param name="Reliability">Ten bins of equal width in the predicted probability, empty ones left out.</param>
public sealed record OverloadScore(string Name, int Rows, int Positives, double AveragePrecision, double Brier, ImmutableArray<ReliabilityBin> Reliability)
{
    /// <summary>Brier score of always predicting the observed share s: s · (1 − s). A forecaster above it knows nothing.</summary>
    public double BaseRateBrier => (double)Positives / Rows * (1 - ((double)Positives / Rows));
}
