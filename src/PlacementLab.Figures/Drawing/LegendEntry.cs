using ScottPlot;

namespace PlacementLab.Figures.Drawing;

/// <summary>One entry of a legend.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Color">Colour of the symbol.</param>
/// <param name="Symbol">What is drawn.</param>
internal readonly record struct LegendEntry(string Text, string Color, LegendSymbol Symbol)
{
    /// <summary>The marker where <see cref="Symbol"/> is a marker.</summary>
    public MarkerShape Shape { get; init; }
}
