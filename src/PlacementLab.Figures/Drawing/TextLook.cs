using SkiaSharp;

namespace PlacementLab.Figures.Drawing;

/// <summary>How a line of text looks.</summary>
internal readonly record struct TextLook(string Color, float Size = TextInk.BaseSize, bool Bold = false, SKTextAlign Align = SKTextAlign.Left);
