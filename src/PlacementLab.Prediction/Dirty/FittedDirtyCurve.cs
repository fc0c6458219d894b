using PlacementLab.Migration;

namespace PlacementLab.Prediction.Dirty;

/// <summary>A dirty curve with the error it was fitted with.</summary>
public sealed record FittedDirtyCurve
{
    /// <summary>The form.</summary>
    public required DirtyCurveForm Form { get; init; }

    /// <summary>The curve.</summary>
    public required DirtyCurve Curve { get; init; }

    /// <summary>
    /// √(mean((U(t)/u − 1)²)) over the samples it was fitted on, those without a written byte left out; for the empirical curve what
    /// levelling out falls has changed. It says nothing about times beyond the last sample.
    /// </summary>
    public required double RelativeRmse { get; init; }

    /// <summary>Samples it was fitted on.</summary>
    public required int Samples { get; init; }
}
