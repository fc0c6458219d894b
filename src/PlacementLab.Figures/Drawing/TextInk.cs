using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>Writes and measures text beside the plots. DejaVu Sans where it is installed, else Skia's default.</summary>
internal static class TextInk
{
    /// <summary>The font that figures are laid out with.</summary>
    public const string Family = "DejaVu Sans";

    /// <summary>Size of axis titles and legends in logical pixels.</summary>
    public const float BaseSize = 12.5f;

    /// <summary>Size of tick labels in logical pixels.</summary>
    public const float SmallSize = 11.5f;

    private static readonly SKTypeface _regular = SKTypeface.FromFamilyName(Family, SKFontStyle.Normal);
    private static readonly SKTypeface _bold = SKTypeface.FromFamilyName(Family, SKFontStyle.Bold);

    /// <summary>Whether there is a font to write letters and digits with.</summary>
    public static bool HasGlyphs => _regular.ContainsGlyphs("Ag09%");

    /// <summary>The font at a size; the caller disposes it.</summary>
    public static SKFont Font(float size, bool bold = false) => new(bold ? _bold : _regular, size) { Subpixel = true };

    /// <summary>Width of a line of text.</summary>
    public static float Width(string text, float size, bool bold = false)
    {
        using SKFont font = Font(size, bold);
        return font.MeasureText(text);
    }

    /// <summary>Writes a line of text with its baseline's left end at a point.</summary>
    public static void Write(SKCanvas canvas, string text, SKPoint at, TextLook look)
    {
        using SKFont font = Font(look.Size, look.Bold);
        using var paint = new SKPaint { Color = SKColor.Parse(look.Color), IsAntialias = true };
        canvas.DrawText(text, at.X, at.Y, look.Align, font, paint);
    }

    /// <summary>Breaks text into lines that are no wider than a width.</summary>
    public static List<string> Wrap(string text, float size, float width)
    {
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' '))
        {
            string longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Width(longer, size) > width)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        lines.Add(line);
        return lines;
    }
}
