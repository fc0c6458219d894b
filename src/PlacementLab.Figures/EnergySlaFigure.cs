using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation;
using ScottPlot;
using ScottPlot.Plottables;

namespace PlacementLab.Figures;

/// <summary>
/// Energy against service level: one point for each policy and scheme. The service level is shown as overloaded
/// host-hours, because SLAV is a product that is zero wherever nothing migrates, however badly the hosts are overloaded.
/// </summary>
public static class EnergySlaFigure
{
    private const string EnergyTitle = "Energy (kWh)";
    private const string OverloadTitle = "Overload (host-hours)";
    private const string OverloadLogTitle = "Overload (host-hours, log scale)";
    private static readonly PixelPadding _margins = new(64, 18, 46, 28);

    /// <summary>Draws the figure.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ExperimentResult result, FigureStyle style)
    {
        var colors = new RunColors(result, style);
        var text = new FigureText("energy-sla", "Energy against overload", Caption(result));
        if (result.Runs.IsEmpty)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "The experiment holds no run.", style)]);
        }

        LegendEntry[] entries = [.. colors.PolicyEntries(), .. colors.SchemeEntries()];
        float top = LegendStrip.HeightOf(entries, style.Width);
        string[] enlarged = [.. colors.MigratingPolicies.Where(p => result.Runs.Count(r => r.Policy == p) > 1).Take(3)];
        (Tile main, Tile[] zooms) = Arrange(style, top, enlarged.Length);
        var panels = new List<Panel>
        {
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            Draw(result.Runs, main, colors, (style, "a All runs: lower left is better")),
        };
        for (int i = 0; i < enlarged.Length; i++)
        {
            string heading = $"{(char)('b' + i)} {enlarged[i]}, enlarged";
            panels.Add(Draw([.. result.Runs.Where(r => r.Policy == enlarged[i])], zooms[i], colors, (style, heading)));
        }

        return new Figure(text, style, zooms.Append(main).Max(b => b.Bottom), panels);
    }

    private static (Tile Main, Tile[] Zooms) Arrange(FigureStyle style, float top, int zooms)
    {
        if (style.IsNarrow)
        {
            Tile At(int i) => new(0, top + (i == 0 ? 0 : 300 + ((i - 1) * 240)), style.Width, i == 0 ? 300 : 240);
            return (At(0), [.. Enumerable.Range(1, zooms).Select(At)]);
        }

        var all = new Tile(0, top, style.Width, 520 - top);
        Tile[] columns = zooms == 0 ? [all] : all.Columns(5.4f, 4.6f);
        return (columns[0], zooms == 0 ? [] : columns[1].Rows([.. Enumerable.Repeat(1f, zooms)]));
    }

    private static PlotPanel Draw(
        IReadOnlyList<SimulationResult> runs, Tile area, RunColors colors, (FigureStyle Style, string Heading) look)
    {
        Plot plot = PlotKit.Create(look.Style, _margins);
        int ticks = area.Height < 300 ? 4 : 6;
        AxisScale x = Around(runs.Select(r => r.Energy.KilowattHours), (int)(area.Width / 75));
        AxisScale y = OverloadAxis(runs, ticks);
        foreach (SimulationResult run in runs)
        {
            Marker marker = plot.Add.Marker(run.Energy.KilowattHours, y.At(run.OverloadedHostHours));
            marker.MarkerStyle = PlotKit.Marker(colors.ShapeOf(run.Scheme), colors.ColorOf(run.Policy), 13);
        }

        PlotKit.SetAxes(plot, (x, EnergyTitle), (y, y.IsLog ? OverloadLogTitle : OverloadTitle));
        return new PlotPanel(area, plot, look.Style) { Heading = look.Heading };
    }

    /// <summary>Logarithmic where positive values differ by more than a factor of 50, which a linear axis would draw as one.</summary>
    private static AxisScale OverloadAxis(IReadOnlyList<SimulationResult> runs, int ticks)
    {
        double[] hours = [.. runs.Select(r => r.OverloadedHostHours)];
        return hours.Min() > 0 && hours.Max() > 50 * hours.Min()
            ? AxisScale.Log(hours.Min() / 2, hours.Max(), headroom: 0.08)
            : Around(hours, ticks);
    }

    private static AxisScale Around(IEnumerable<double> values, int ticks)
    {
        double[] all = [.. values];
        double min = all.Min();
        double max = all.Max();
        double pad = Math.Max((max - min) * 0.14, Math.Max(Math.Abs(max) * 0.002, 0.01));
        return AxisScale.Linear(min >= 0 ? Math.Max(min - pad, -pad / 2) : min - pad, max + pad, ticks);
    }

    private static string Caption(ExperimentResult result)
    {
        const string meaning = "Each mark is one run: colour is the policy, shape the migration scheme. Further left takes less energy, "
            + "further down leaves fewer host-hours with demand above capacity. ";
        if (result.Runs.IsEmpty)
        {
            return meaning;
        }

        SimulationResult least = result.Runs.MinBy(r => r.OverloadedHostHours)!;
        SimulationResult cheapest = result.Runs.MinBy(r => r.Energy.Joules)!;
        return meaning
            + $"Here {RunText.NameOf(least)} leaves the least overload ({NumberText.Of(least.OverloadedHostHours)} h "
            + $"at {NumberText.Of(least.Energy.KilowattHours)} kWh), and {RunText.NameOf(cheapest)} takes the least energy "
            + $"({NumberText.Of(cheapest.Energy.KilowattHours)} kWh, {NumberText.Of(cheapest.OverloadedHostHours)} h). "
            + "SLAV is in the table but not drawn: as a product with the loss by migration it is zero where nothing migrates.";
    }
}
