using ScottPlot;
using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>A legend above the panels, never over data; entries flow into as many lines as they need.</summary>
internal sealed class LegendStrip(Tile area, IReadOnlyList<LegendEntry> entries, FigureStyle style) : Panel(area)
{
    private const float LineHeight = 21;
    private const float SymbolWidth = 20;
    private const float Gap = 18;
    private const float Margin = 12;

    /// <summary>The entries.</summary>
    public IReadOnlyList<LegendEntry> Entries { get; } = entries;

    /// <summary>Height that some entries need in a width.</summary>
    public static float HeightOf(IReadOnlyList<LegendEntry> entries, float width) =>
        entries.Count == 0 ? 0 : Place(entries, width)[^1].Y + LineHeight + 5;

    /// <inheritdoc/>
    public override void Render(SKCanvas canvas)
    {
        List<SKPoint> places = Place(Entries, Area.Width);
        for (int i = 0; i < Entries.Count; i++)
        {
            var at = new SKPoint(Area.Left + places[i].X, Area.Top + places[i].Y + 14);
            DrawSymbol(canvas, Entries[i], new SKPoint(at.X + 8, at.Y - 1));
            TextInk.Write(canvas, Entries[i].Text, new SKPoint(at.X + SymbolWidth, at.Y + 3.5f), new TextLook(style.Text));
        }
    }

    private static List<SKPoint> Place(IReadOnlyList<LegendEntry> entries, float width)
    {
        var places = new List<SKPoint>();
        float x = Margin;
        float y = 4;
        foreach (LegendEntry entry in entries)
        {
            float needed = SymbolWidth + TextInk.Width(entry.Text, TextInk.BaseSize);
            if (x > Margin && x + needed > width - Margin)
            {
                x = Margin;
                y += LineHeight;
            }

            places.Add(new SKPoint(x, y));
            x += needed + Gap;
        }

        return places;
    }

    private static void DrawSymbol(SKCanvas canvas, LegendEntry entry, SKPoint centre)
    {
        using var paint = new SKPaint { Color = SKColor.Parse(entry.Color), IsAntialias = true, StrokeWidth = 2 };
        switch (entry.Symbol)
        {
            case LegendSymbol.Marker:
                using (Paint markerPaint = Paint.NewDisposablePaint())
                {
                    PlotKit.Marker(entry.Shape, entry.Color, 11).Render(canvas, new Pixel(centre.X, centre.Y), markerPaint);
                }

                break;
            case LegendSymbol.Line:
                canvas.DrawLine(centre.X - 9, centre.Y, centre.X + 8, centre.Y, paint);
                break;
            case LegendSymbol.DashedLine:
                canvas.DrawLine(centre.X - 9, centre.Y, centre.X - 3, centre.Y, paint);
                canvas.DrawLine(centre.X + 2, centre.Y, centre.X + 8, centre.Y, paint);
                break;
            default:
                paint.Color = paint.Color.WithAlpha((byte)(entry.Symbol == LegendSymbol.Swatch ? 255 : 84));
                canvas.DrawRect(centre.X - 7, centre.Y - 6, 13, 12, paint);
                (paint.IsStroke, paint.StrokeWidth) = (true, 1);
                canvas.DrawRect(centre.X - 7, centre.Y - 6, 13, 12, paint);
                break;
        }
    }
}
