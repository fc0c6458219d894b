namespace PlacementLab.Prediction.Dirty;

/// <summary>The forms of a dirty curve.</summary>
public enum DirtyCurveForm
{
    /// <summary>min(D·t, M).</summary>
    Constant,

    /// <summary>W·(1 − e^(−r·t/W)).</summary>
    Saturating,

    /// <summary>H·(1 − e^(−r·t/H)) + c·t.</summary>
    HotCold,

    /// <summary>W₁·(1 − e^(−r₁·t/W₁)) + W₂·(1 − e^(−r₂·t/W₂)).</summary>
    TwoExponentials,

    /// <summary>Straight lines through the samples.</summary>
    Empirical,
}
