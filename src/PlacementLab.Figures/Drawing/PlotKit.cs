using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace PlacementLab.Figures.Drawing;

/// <summary>Plots, markers and axes in the style of the project.</summary>
internal static class PlotKit
{
    /// <summary>What centred text must be lowered by so that its digits, not its line, are centred.</summary>
    public const float BaselineShift = 2;

    /// <summary>An empty plot with fixed margins, so that panels align.</summary>
    /// <param name="style">The style.</param>
    /// <param name="margins">Space around the data for labels.</param>
    public static Plot Create(FigureStyle style, PixelPadding margins)
    {
        var plot = new Plot();
        plot.FigureBackground.Color = Color.FromHex(style.Background);
        plot.DataBackground.Color = Color.FromHex(style.Background);
        plot.Font.Set(TextInk.Family);
        plot.Layout.Fixed(margins);
        plot.Grid.MajorLineColor = Color.FromHex(style.Grid);
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.HideLegend();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            Dress(axis, style);
        }

        return plot;
    }

    /// <summary>Sets both axes' ranges, ticks and titles.</summary>
    public static void SetAxes(Plot plot, (AxisScale Scale, string Title) x, (AxisScale Scale, string Title) y)
    {
        plot.Axes.SetLimits(x.Scale.Min, x.Scale.Max, y.Scale.Min, y.Scale.Max);
        plot.Axes.Bottom.TickGenerator = Ticks(x.Scale);
        plot.Axes.Left.TickGenerator = Ticks(y.Scale);
        plot.Axes.Bottom.Label.Text = x.Title;
        plot.Axes.Left.Label.Text = y.Title;
    }

    /// <summary>A marker with a dark rim and a pale body, so that markers on one another stay visible.</summary>
    public static MarkerStyle Marker(MarkerShape shape, string color, float size) => new(shape, size)
    {
        FillColor = Color.FromHex(color).WithAlpha(0.28),
        OutlineColor = Color.FromHex(color),
        OutlineWidth = 1.8f,
        LineColor = Color.FromHex(color),
        LineWidth = 2.4f,
        CustomRenderer = PathMarker.For(shape),
    };

    /// <summary>A short text to the right of a point.</summary>
    public static void Label(Plot plot, string text, (double X, double Y) at, string color)
    {
        Text label = plot.Add.Text(text, at.X, at.Y);
        label.LabelFontName = TextInk.Family;
        label.LabelFontSize = TextInk.SmallSize;
        label.LabelFontColor = Color.FromHex(color);
        label.LabelAlignment = Alignment.MiddleLeft;
        label.OffsetX = 5;
        label.OffsetY = BaselineShift;
    }

    private static NumericManual Ticks(AxisScale scale)
    {
        var ticks = new NumericManual(scale.Positions, scale.Labels);
        if (scale.IsLog)
        {
            for (int decade = (int)Math.Floor(scale.Min); decade <= scale.Max; decade++)
            {
                AddMinor(ticks, decade, scale);
            }
        }

        return ticks;
    }

    private static void AddMinor(NumericManual ticks, int decade, AxisScale scale)
    {
        for (int digit = 2; digit <= 9; digit++)
        {
            double at = decade + Math.Log10(digit);
            if (at >= scale.Min && at <= scale.Max)
            {
                ticks.AddMinor(at);
            }
        }
    }

    private static void Dress(IAxis axis, FigureStyle style)
    {
        axis.FrameLineStyle.Color = Color.FromHex(style.Axis);
        axis.MajorTickStyle.Color = Color.FromHex(style.Axis);
        axis.MinorTickStyle.Color = Color.FromHex(style.Axis);
        axis.TickLabelStyle.ForeColor = Color.FromHex(style.MutedText);
        axis.TickLabelStyle.FontSize = TextInk.SmallSize;
        axis.TickLabelStyle.OffsetY = axis is IYAxis ? BaselineShift : 0;
        axis.Label.ForeColor = Color.FromHex(style.Text);
        axis.Label.FontSize = TextInk.BaseSize;
        axis.Label.Bold = false;
        axis.Label.IsVisible = axis is IXAxis;
    }
}
