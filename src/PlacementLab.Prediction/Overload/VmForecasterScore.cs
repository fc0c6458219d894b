namespace PlacementLab.Prediction.Overload;

/// <summary>How well a forecaster's demand quantile fits.</summary>
/// <param name="Name">Name of the forecaster.</param>
/// <param name="PinballLossMips">Mean pinball loss in MIPS; 0 is best.</param>
public sealed record VmForecasterScore(string Name, double PinballLossMips);
