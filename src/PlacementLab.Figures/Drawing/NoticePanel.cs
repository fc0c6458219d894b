using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>A sentence in place of data that do not exist, such as "No migration was made.".</summary>
internal sealed class NoticePanel(Tile area, string text, FigureStyle style) : Panel(area)
{
    private const float LineHeight = 20;

    /// <summary>The sentence.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override void Render(SKCanvas canvas)
    {
        using var frame = new SKPaint { Color = SKColor.Parse(style.Grid), IsStroke = true, StrokeWidth = 1, IsAntialias = true };
        canvas.DrawRect(Area.Left + 12, Area.Top + 12, Area.Width - 24, Area.Height - 24, frame);
        List<string> lines = TextInk.Wrap(Text, TextInk.BaseSize + 1, Area.Width - 60);
        float y = Area.Top + (Area.Height / 2) - ((lines.Count - 1) * LineHeight / 2) + 5;
        var look = new TextLook(style.MutedText, TextInk.BaseSize + 1, Align: SKTextAlign.Center);
        foreach (string line in lines)
        {
            TextInk.Write(canvas, line, new SKPoint(Area.Left + (Area.Width / 2), y), look);
            y += LineHeight;
        }
    }
}
