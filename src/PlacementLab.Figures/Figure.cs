using System.Collections.Immutable;
using System.Text;
using PlacementLab.Figures.Drawing;
using SkiaSharp;

namespace PlacementLab.Figures;

/// <summary>A drawn figure. The same results and style give the same bytes on one machine; fonts may differ between machines.</summary>
public sealed class Figure
{
    private readonly FigureStyle _style;

    internal Figure(FigureText text, FigureStyle style, float height, IEnumerable<Panel> panels)
    {
        Text = text;
        _style = style;
        Height = (int)Math.Ceiling(height);
        Panels = [.. panels];
    }

    /// <summary>Name for files and links, such as "energy-sla".</summary>
    public string Id => Text.Id;

    /// <summary>What the figure is about, one line.</summary>
    public string Title => Text.Title;

    /// <summary>What to look at, and what it shows for these results.</summary>
    public string Caption => Text.Caption;

    /// <summary>Width in logical pixels.</summary>
    public int Width => _style.Width;

    /// <summary>Height in logical pixels.</summary>
    public int Height { get; }

    /// <summary>The words that belong to the figure.</summary>
    internal FigureText Text { get; }

    /// <summary>Its parts.</summary>
    internal ImmutableArray<Panel> Panels { get; }

    /// <summary>
    /// The figure as an SVG element without an XML declaration, so that it can stand alone or inside HTML. Its ids start
    /// with <see cref="Id"/> and the name of the style, so that several can stand in one page.
    /// </summary>
    public string ToSvg()
    {
        using var buffer = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, Height), buffer))
        {
            Render(canvas);
        }

        string prefix = $"{Id}-{_style.Name}{(_style.IsNarrow ? "-narrow" : "")}";
        return SvgText.Finish(Encoding.UTF8.GetString(buffer.ToArray()), prefix, Title, Caption);
    }

    /// <summary>The figure as a PNG file.</summary>
    /// <param name="scale">Device pixels per logical pixel, above 0 to 10; 2 gives about 200 dpi over the width of a page.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is outside its range.</exception>
    public byte[] ToPng(double scale = 2)
    {
        if (scale is not (> 0 and <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale must be above 0 and at most 10.");
        }

        var info = new SKImageInfo((int)Math.Ceiling(Width * scale), (int)Math.Ceiling(Height * scale));
        using SKSurface surface = SKSurface.Create(info);
        surface.Canvas.Scale((float)scale);
        Render(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void Render(SKCanvas canvas)
    {
        using var ground = new SKPaint { Color = SKColor.Parse(_style.Background) };
        canvas.DrawRect(0, 0, Width, Height, ground);
        foreach (Panel panel in Panels)
        {
            panel.Render(canvas);
        }
    }
}
