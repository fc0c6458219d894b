namespace PlacementLab.Migration.Uncertainty;

/// <summary>The distribution of an input around its given value.</summary>
public enum SpreadKind
{
    /// <summary>Normal, cut off below a hundredth of the given value.</summary>
    Normal,

    /// <summary>Log-normal: the logarithm is normal, the given value is the median.</summary>
    LogNormal,

    /// <summary>Uniform between the given value times 1 − s and 1 + s.</summary>
    Uniform,
}
