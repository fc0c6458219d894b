using PlacementLab.Figures.Drawing;
using PlacementLab.Migration;
using ScottPlot;

namespace PlacementLab.Figures.Schemes;

/// <summary>The phases of each scheme on one time axis, coloured by where the VM runs.</summary>
public static class SchemePhasesFigure
{
    private const double BarHeight = 0.62;

    /// <summary>Draws the figure.</summary>
    /// <param name="estimates">Estimates of one VM, with phases; at least one.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(IReadOnlyList<MigrationEstimate> estimates, FigureStyle style)
    {
        var text = new FigureText("scheme-phases", "Phases of each migration scheme", Caption(estimates));
        LegendEntry[] entries =
        [
            new("VM runs at the source", ColorOf(VmLocation.Source, style), LegendSymbol.Swatch),
            new("at the destination", ColorOf(VmLocation.Destination, style), LegendSymbol.Swatch),
            new("nowhere", ColorOf(VmLocation.Nowhere, style), LegendSymbol.Swatch),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        var area = new Tile(0, top, style.Width, 70 + (38f * estimates.Count));
        return new Figure(text, style, area.Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            Draw(estimates, area, style),
        ]);
    }

    private static string ColorOf(VmLocation location, FigureStyle style) => location switch
    {
        VmLocation.Source => style.SeriesAt(0),
        VmLocation.Destination => style.SeriesAt(2),
        _ => style.Alarm,
    };

    private static PlotPanel Draw(IReadOnlyList<MigrationEstimate> estimates, Tile area, FigureStyle style)
    {
        Plot plot = PlotKit.Create(style, new PixelPadding(112, 14, 46, 12));
        AxisScale x = AxisScale.Linear(0, estimates.Max(e => e.TotalTime.TotalSeconds) / 0.72);
        for (int i = 0; i < estimates.Count; i++)
        {
            foreach (MigrationPhase phase in estimates[i].Phases.Where(p => p.Seconds > 0))
            {
                plot.Add.Bar(new Bar
                {
                    Position = -i,
                    ValueBase = phase.StartSeconds,
                    Value = phase.EndSeconds,
                    Size = BarHeight,
                    Orientation = Orientation.Horizontal,
                    FillColor = Color.FromHex(ColorOf(phase.VmRunsOn, style)),
                    LineColor = Color.FromHex(style.Background),
                    LineWidth = 0.5f,
                });
            }

            string label = $"{NumberText.Duration(estimates[i].TotalTime)}, down {NumberText.Duration(estimates[i].Downtime)}";
            PlotKit.Label(plot, label, (estimates[i].TotalTime.TotalSeconds, -i), style.Text);
        }

        PlotKit.SetAxes(plot, (x, "Time from the order to migrate (s)"), (AxisScale.Linear(0.45 - estimates.Count, 0.55), ""));
        plot.Axes.Left.SetTicks([.. estimates.Select((_, i) => -(double)i)], [.. estimates.Select(e => MigrationSchemeNames.NameOf(e.Scheme))]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(area, plot, style);
    }

    private static string Caption(IReadOnlyList<MigrationEstimate> estimates) =>
        "Point estimates. A bar ends when the source may be released; phases shorter than a pixel cannot be seen: "
        + string.Join("; ", estimates.Select(e =>
            $"{MigrationSchemeNames.NameOf(e.Scheme)}: {string.Join(", ", e.Phases.Where(p => p.Seconds > 0).Select(p => $"{p.Name} {NumberText.Of(p.Seconds)} s"))}"))
        + ".";
}
