using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>A part of a figure.</summary>
/// <param name="area">Where it is.</param>
internal abstract class Panel(Tile area)
{
    /// <summary>Where it is.</summary>
    public Tile Area { get; } = area;

    /// <summary>Draws it.</summary>
    public abstract void Render(SKCanvas canvas);
}
