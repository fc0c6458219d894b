using ScottPlot;
using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>
/// A marker that is a path: triangle, diamond or cross, of the size and form that ScottPlot gives it. ScottPlot's own ones do not hold on
/// to the path while Skia draws it: a garbage collection on another thread at that moment frees it, and the process dies.
/// </summary>
/// <param name="shape">Its shape.</param>
internal sealed class PathMarker(MarkerShape shape) : IMarker
{
    private const float SideOverRadius = 1.732f; // of a triangle, √3
    private const float HalfSideOverRadius = 0.866f;

    /// <summary>Draws markers of a shape; null for those that are not paths.</summary>
    public static PathMarker? For(MarkerShape shape) => shape
        is MarkerShape.FilledTriangleUp or MarkerShape.FilledTriangleDown or MarkerShape.FilledDiamond or MarkerShape.Eks ? new(shape) : null;

    /// <inheritdoc/>
    public void Render(SKCanvas canvas, Paint paint, Pixel center, float size, MarkerStyle markerStyle)
    {
        bool isTriangle = shape is MarkerShape.FilledTriangleUp or MarkerShape.FilledTriangleDown;
        float radius = isTriangle ? size / SideOverRadius : size / 2;
        using SKPath path = new();
        if (shape == MarkerShape.Eks)
        {
            path.MoveTo(center.X + radius, center.Y + radius);
            path.LineTo(center.X - radius, center.Y - radius);
            path.MoveTo(center.X - radius, center.Y + radius);
            path.LineTo(center.X + radius, center.Y - radius);
            ScottPlot.Drawing.DrawPath(canvas, paint, path, markerStyle.LineStyle);
            return;
        }

        path.AddPoly(isTriangle ? Triangle(center, radius, shape == MarkerShape.FilledTriangleUp ? 1 : -1) : Diamond(center, radius));
        ScottPlot.Drawing.FillPath(canvas, paint, path, markerStyle.FillStyle, new PixelRect(center, radius));
        ScottPlot.Drawing.DrawPath(canvas, paint, path, markerStyle.OutlineStyle);
    }

    private static SKPoint[] Triangle(Pixel center, float radius, int up) =>
    [
        new(center.X, center.Y - (up * radius)),
        new(center.X + (radius * HalfSideOverRadius), center.Y + (up * radius / 2)),
        new(center.X - (radius * HalfSideOverRadius), center.Y + (up * radius / 2)),
    ];

    private static SKPoint[] Diamond(Pixel center, float radius) =>
    [
        new(center.X + radius, center.Y),
        new(center.X, center.Y + radius),
        new(center.X - radius, center.Y),
        new(center.X, center.Y - radius),
    ];
}
