using Microsoft.ML.Data;

namespace PlacementLab.Prediction.Overload;

/// <summary>A row as ML.NET reads it.</summary>
internal sealed class FeatureRow
{
    /// <summary>Whether the case overloaded.</summary>
    public bool Label { get; init; }

    /// <summary>The features of the case.</summary>
    [VectorType(OverloadFeatures.Count)]
    public float[] Features { get; init; } = [];

    /// <summary>Score of an ensemble, where there is one.</summary>
    public float Score { get; init; }
}
