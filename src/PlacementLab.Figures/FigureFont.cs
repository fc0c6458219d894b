using PlacementLab.Figures.Drawing;

namespace PlacementLab.Figures;

/// <summary>The font that figures are written in: DejaVu Sans where it is installed, else another one of the machine.</summary>
public static class FigureFont
{
    /// <summary>Whether the machine has a font; without one, figures are drawn without text.</summary>
    public static bool IsAvailable => TextInk.HasGlyphs;

    /// <summary>What to tell the user where <see cref="IsAvailable"/> is false.</summary>
    public static string Advice =>
        "This machine has no font, so the figures carry no text. Install one, such as the Debian package fonts-dejavu-core, and run again.";
}
