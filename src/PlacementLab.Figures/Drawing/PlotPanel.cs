using ScottPlot;
using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>A plot with a heading above its upper left corner.</summary>
internal sealed class PlotPanel(Tile area, Plot plot, FigureStyle style) : Panel(area)
{
    /// <summary>The plot.</summary>
    public Plot Plot { get; } = plot;

    /// <summary>The heading; its first word is the letter of the panel.</summary>
    public string Heading { get; init; } = "";

    /// <inheritdoc/>
    public override void Render(SKCanvas canvas)
    {
        Plot.Render(canvas, Area.ToPixelRect());
        WriteVerticalTitle(canvas);
        var at = new SKPoint(Area.Left + 8, Area.Top + 16);
        string letter = Heading.Split(' ')[0];
        TextInk.Write(canvas, letter, at, new TextLook(style.Text, TextInk.BaseSize + 0.5f, Bold: true));
        at.X += TextInk.Width(letter, TextInk.BaseSize + 0.5f, bold: true) + 7;
        TextInk.Write(canvas, Heading[letter.Length..].Trim(), at, new TextLook(style.Text, TextInk.BaseSize + 0.5f));
    }

    /// <summary>Writes the vertical axis' title at the left edge, so that titles align whatever the tick labels are.</summary>
    private void WriteVerticalTitle(SKCanvas canvas)
    {
        PixelRect data = Plot.RenderManager.LastRender.DataRect;
        canvas.Save();
        canvas.Translate(Area.Left + 16, data.VerticalCenter);
        canvas.RotateDegrees(-90);
        TextInk.Write(canvas, Plot.Axes.Left.Label.Text, SKPoint.Empty, new TextLook(style.Text, Align: SKTextAlign.Center));
        canvas.Restore();
    }
}
