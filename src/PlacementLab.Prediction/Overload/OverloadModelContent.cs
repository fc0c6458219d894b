namespace PlacementLab.Prediction.Overload;

/// <summary>What a saved overload model consists of.</summary>
/// <param name="Settings">What the features look at.</param>
/// <param name="Trees">The trees.</param>
/// <param name="Slope">Slope of the calibration.</param>
/// <param name="Offset">Offset of the calibration.</param>
internal sealed record OverloadModelContent(OverloadFeatureSettings Settings, TreeEnsemble Trees, double Slope, double Offset);
