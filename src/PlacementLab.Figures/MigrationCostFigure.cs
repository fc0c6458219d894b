using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation;
using ScottPlot;

namespace PlacementLab.Figures;

/// <summary>
/// What one migration takes on average under each scheme: downtime, total time and traffic, with a bar for each policy.
/// Means are drawn rather than sums, because policies make different numbers of migrations.
/// </summary>
public static class MigrationCostFigure
{
    private const float BarShare = 0.78f;

    /// <summary>Draws the figure.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ExperimentResult result, FigureStyle style)
    {
        SimulationResult[] runs = [.. result.Runs.Where(r => r.Migrations.Count > 0)];
        var text = new FigureText("migration-cost", "Downtime, total time and traffic of a migration", Caption(runs));
        if (runs.Length == 0)
        {
            var notice = new NoticePanel(new Tile(0, 0, style.Width, 240), "No migration was made, so there is no cost to compare.", style);
            return new Figure(text, style, 240, [notice]);
        }

        var colors = new RunColors(result, style);
        LegendEntry[] entries = [.. colors.PolicyEntries().Where(e => runs.Any(r => r.Policy == e.Text))];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = 90 + (runs.Select(r => r.Scheme).Distinct().Count() * (26 + (22f * entries.Length)));
        Tile[] areas = style.IsNarrow
            ? new Tile(0, top, style.Width, 3 * height).Rows(1, 1, 1)
            : new Tile(0, top, style.Width, Math.Max(height, 300)).Columns(1.42f, 1, 1);
        var panels = new List<Panel> { new LegendStrip(new Tile(0, 0, style.Width, top), entries, style) };
        (string Heading, string Axis, Func<SimulationResult, double> Value)[] measures = Measures(runs);
        for (int i = 0; i < measures.Length; i++)
        {
            bool named = i == 0 || style.IsNarrow;
            panels.Add(Draw(runs, areas[i], (colors, style, named), measures[i]));
        }

        return new Figure(text, style, areas[^1].Bottom, panels);
    }

    private static (string Heading, string Axis, Func<SimulationResult, double> Value)[] Measures(SimulationResult[] runs)
    {
        bool brief = runs.All(r => r.Migrations.Downtime.TotalSeconds / r.Migrations.Count < 1);
        return
        [
            ("a Downtime", brief ? "Mean per migration (ms)" : "Mean per migration (s)",
                r => r.Migrations.Downtime.TotalSeconds / r.Migrations.Count * (brief ? 1000 : 1)),
            ("b Total time", "Mean per migration (s)", r => r.Migrations.TotalTime.TotalSeconds / r.Migrations.Count),
            ("c Traffic", "Mean per migration (GB)", r => r.Migrations.Traffic.Bytes / 1e9 / r.Migrations.Count),
        ];
    }

    private static PlotPanel Draw(
        SimulationResult[] runs,
        Tile area,
        (RunColors Colors, FigureStyle Style, bool Named) look,
        (string Heading, string Axis, Func<SimulationResult, double> Value) measure)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(look.Named ? 112 : 18, 14, 46, 30));
        AxisScale x = AxisScale.For(runs.Select(measure.Value), headroom: 0.24, ticks: 4);
        string[] schemes = [.. look.Colors.Schemes.Where(s => runs.Any(r => r.Scheme == s))];
        string[] policies = [.. look.Colors.Policies.Where(p => runs.Any(r => r.Policy == p))];
        float size = BarShare / policies.Length;
        foreach (SimulationResult run in runs)
        {
            double group = -Array.IndexOf(schemes, run.Scheme);
            double y = group + (BarShare / 2) - (size * (Array.IndexOf(policies, run.Policy) + 0.5));
            AddBar(plot, (x.At(measure.Value(run)), y, size * 0.88), (x.Min, NumberText.Of(measure.Value(run))), (look.Colors.ColorOf(run.Policy), look.Style));
        }

        AxisScale y0 = AxisScale.Linear(-schemes.Length + 0.45, 0.55);
        PlotKit.SetAxes(plot, (x, x.IsLog ? $"{measure.Axis}, log scale" : measure.Axis), (y0, ""));
        plot.Axes.Left.SetTicks([.. schemes.Select((_, i) => -(double)i)], [.. schemes.Select(s => look.Named ? s : "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(area, plot, look.Style) { Heading = measure.Heading };
    }

    private static void AddBar(
        Plot plot, (double Value, double Position, double Size) bar, (double Base, string Text) label, (string Color, FigureStyle Style) look)
    {
        plot.Add.Bar(new Bar
        {
            Position = bar.Position,
            Value = bar.Value,
            ValueBase = label.Base,
            Size = bar.Size,
            Orientation = Orientation.Horizontal,
            FillColor = Color.FromHex(look.Color),
            LineWidth = 0,
        });
        PlotKit.Label(plot, label.Text, (bar.Value, bar.Position), look.Style.Text);
    }

    private static string Caption(SimulationResult[] runs)
    {
        const string meaning = "Shorter bars are better. Each bar is the mean over the migrations of one run; sums are in the table. ";
        if (runs.Length == 0)
        {
            return meaning + "Here no run made a migration.";
        }

        SimulationResult down = runs.MinBy(r => r.Migrations.Downtime / r.Migrations.Count)!;
        SimulationResult total = runs.MinBy(r => r.Migrations.TotalTime / r.Migrations.Count)!;
        SimulationResult traffic = runs.MinBy(r => (double)r.Migrations.Traffic.Bytes / r.Migrations.Count)!;
        int stuck = runs.Sum(r => r.Migrations.NotConverged);
        return meaning
            + $"Here {down.Scheme} stops a VM for the shortest time ({NumberText.Duration(down.Migrations.Downtime / down.Migrations.Count)}), "
            + $"{total.Scheme} is done first ({NumberText.Duration(total.Migrations.TotalTime / total.Migrations.Count)}), and {traffic.Scheme} sends "
            + $"the least ({NumberText.Of(traffic.Migrations.Traffic.Bytes / 1e9 / traffic.Migrations.Count)} GB). "
            + (stuck == 0 ? "Every migration converged." : $"{NumberText.Count(stuck, "migration", "migrations")} did not converge.");
    }
}
