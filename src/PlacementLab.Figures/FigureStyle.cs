using System.Collections.Immutable;

namespace PlacementLab.Figures;

/// <summary>
/// Colours and format of a figure. Series colours are those of Okabe and Ito (Color Universal Design, 2008), which people
/// with any common kind of colour blindness can tell apart; dark figures use the lighter ones.
/// </summary>
public sealed record FigureStyle
{
    private FigureStyle()
    {
    }

    /// <summary>Dark ink on white, 900 px wide: for papers and light pages.</summary>
    public static FigureStyle Light { get; } = new()
    {
        Name = "light",
        Background = "#FFFFFF",
        Text = "#1A1F26",
        MutedText = "#59626D",
        Grid = "#E3E6EA",
        Axis = "#8A939E",
        Neutral = "#4D5560",
        Alarm = "#D55E00",
        Series = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"],
    };

    /// <summary>Light ink on a dark ground, 900 px wide.</summary>
    public static FigureStyle Dark { get; } = new()
    {
        Name = "dark",
        Background = "#161A20",
        Text = "#E8EBEF",
        MutedText = "#A7B0BB",
        Grid = "#2B323B",
        Axis = "#6C7682",
        Neutral = "#B9C1CB",
        Alarm = "#F0803C",
        Series = ["#56B4E9", "#F0803C", "#2FBF94", "#DC97BE", "#E6B33C", "#F0E442"],
    };

    /// <summary>"light" or "dark".</summary>
    public string Name { get; private init; } = "";

    /// <summary>Whether panels stand below one another, 350 px wide, for the screen of a phone.</summary>
    public bool IsNarrow { get; private init; }

    /// <summary>The same colours in the narrow format.</summary>
    public FigureStyle Narrow => this with { IsNarrow = true };

    /// <summary>Width of the figure in logical pixels.</summary>
    public int Width => IsNarrow ? 350 : 900;

    /// <summary>Colour of the ground.</summary>
    public string Background { get; private init; } = "";

    /// <summary>Colour of text.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Colour of less important text.</summary>
    public string MutedText { get; private init; } = "";

    /// <summary>Colour of grid lines.</summary>
    public string Grid { get; private init; } = "";

    /// <summary>Colour of axes.</summary>
    public string Axis { get; private init; } = "";

    /// <summary>Colour of what serves for comparison, such as a run without migrations.</summary>
    public string Neutral { get; private init; } = "";

    /// <summary>Colour of overload and downtime.</summary>
    public string Alarm { get; private init; } = "";

    /// <summary>Colours of series in order.</summary>
    public ImmutableArray<string> Series { get; private init; } = [];

    /// <summary>The colour of a series; they repeat after the last.</summary>
    /// <param name="index">Number of the series, from 0.</param>
    public string SeriesAt(int index) => Series[index % Series.Length];
}
