namespace PlacementLab.Prediction.Overload;

/// <summary>One point of a reliability diagram: what was predicted and what happened.</summary>
/// <param name="MeanPredicted">Mean of the predicted probabilities in the bin.</param>
/// <param name="ObservedShare">Share of its cases that overloaded.</param>
/// <param name="Count">Cases in the bin, at least 1.</param>
public sealed record ReliabilityBin(double MeanPredicted, double ObservedShare, int Count);
