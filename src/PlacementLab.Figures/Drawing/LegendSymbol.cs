namespace PlacementLab.Figures.Drawing;

/// <summary>Symbols of a legend.</summary>
internal enum LegendSymbol
{
    /// <summary>A filled square.</summary>
    Swatch,

    /// <summary>A pale filled square.</summary>
    PaleSwatch,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A dashed line.</summary>
    DashedLine,

    /// <summary>A marker.</summary>
    Marker,
}
