using System.Collections.Immutable;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures.Drawing;
using PlacementLab.Planning;
using PlacementLab.Simulation;
using ScottPlot;

namespace PlacementLab.Figures;

/// <summary>The plan with the most migrations as a Gantt chart, with the use of the busiest links below.</summary>
public static class PlanFigure
{
    private const int MostRows = 40;
    private const int MostLinks = 5;
    private const int MostLinksAlone = 8;
    private const string Meaning = "Each row is one move, from the order to migrate until the source may be released; the orange part is when the VM "
        + "runs nowhere. Below, how full the busiest links are; migrations may not enter the grey share. ";

    /// <summary>Draws the figure.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ExperimentResult result, FigureStyle style)
    {
        SimulationResult? run = RunText.Busiest(result);
        var text = new FigureText("busiest-plan", "The busiest plan and the links it uses", Caption(run));
        if (run?.BusiestPlan is not { } record)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "No migration was made, so there is no plan to show.", style)]);
        }

        return Draw(record, text, style);
    }

    /// <summary>Draws one plan by itself, with the use of up to eight links.</summary>
    /// <param name="record">The plan and what it had to respect.</param>
    /// <param name="name">Whose plan it is, such as the name of its file; part of the title.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(PlanRecord record, string name, FigureStyle style)
    {
        var text = new FigureText("plan", $"The plan of {name} and the links it uses", Meaning + CaptionOf(record, "the plan"));
        return record.Plan.Migrations.IsEmpty
            ? new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "No migration was planned, so there is nothing to show.", style)])
            : Draw(record, text, style);
    }

    private static Figure Draw(PlanRecord record, FigureText text, FigureStyle style)
    {
        LegendEntry[] entries = Legend(record, style);
        float top = LegendStrip.HeightOf(entries, style.Width);
        PlannedMigration[] shown = [.. record.Plan.Migrations.Take(MostRows)];
        ImmutableArray<LinkTimeline> links = LinkTimeline.Busiest(record, text.Id == "plan" ? MostLinksAlone : MostLinks);
        var gantt = new Tile(0, top, style.Width, 78 + (shown.Length * Math.Clamp(300f / shown.Length, 15, 30)));
        var use = new Tile(0, gantt.Bottom, style.Width, 80 + (links.Length * 34));
        (double Factor, string Unit) time = record.Plan.Makespan.TotalSeconds > 600 ? (60, "min") : (1, "s");
        return new Figure(text, style, use.Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            DrawGantt(shown, record.Problem, gantt, (style, time)),
            DrawLinks(links, use, shown, (style, time)),
        ]);
    }

    private static LegendEntry[] Legend(PlanRecord record, FigureStyle style)
    {
        bool isShared = record.Problem.Datacenter.Topology.Links.Any(l => l.ReservedShare > 0);
        LegendEntry[] always =
        [
            new("migration", style.SeriesAt(0), LegendSymbol.PaleSwatch),
            new("downtime", style.Alarm, LegendSymbol.Swatch),
            new("link used by migrations", style.SeriesAt(0), LegendSymbol.Swatch),
            .. isShared ? [new LegendEntry("kept for service traffic", style.MutedText, LegendSymbol.PaleSwatch)] : Array.Empty<LegendEntry>(),
        ];
        return record.Plan.Migrations.Any(m => m.IsBypass)
            ? [always[0], new("detour that breaks a cycle", style.SeriesAt(3), LegendSymbol.PaleSwatch), .. always[1..]]
            : always;
    }

    private static PlotPanel DrawGantt(
        PlannedMigration[] shown, PlanningProblem problem, Tile area, (FigureStyle Style, (double Factor, string Unit) Time) look)
    {
        FigureStyle style = look.Style;
        string? common = CommonBandwidth(shown);
        Plot plot = PlotKit.Create(style, Margins(style));
        for (int row = 0; row < shown.Length; row++)
        {
            PlannedMigration move = shown[row];
            string color = move.IsBypass ? style.SeriesAt(3) : style.SeriesAt(0);
            double start = move.Start.TotalSeconds / look.Time.Factor;
            double end = move.End.TotalSeconds / look.Time.Factor;
            double resume = (move.Start + move.Estimate.ResumeAt).TotalSeconds / look.Time.Factor;
            double down = move.Estimate.Downtime.TotalSeconds / look.Time.Factor;
            AddBlock(plot, (start, end, -row), color, 0.32);
            AddBlock(plot, (resume - down, resume, -row), style.Alarm, 1);
            if (common is null)
            {
                PlotKit.Label(plot, move.Bandwidth.ToString(), (end, -row), style.MutedText);
            }
        }

        double makespan = shown.Max(m => m.End).TotalSeconds / look.Time.Factor;
        PlotKit.SetAxes(plot, (TimeAxis(makespan, style, common is null), TimeTitle(look)), (AxisScale.Linear(-shown.Length + 0.4, 0.6), ""));
        plot.Axes.Left.SetTicks([.. shown.Select((_, row) => -(double)row)], [.. shown.Select(m => RowName(m, problem, style))]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(area, plot, style) { Heading = common is null ? "a Migrations, with the bandwidth reserved for each" : $"a Migrations, each at {common}" };
    }

    private static PlotPanel DrawLinks(
        ImmutableArray<LinkTimeline> links, Tile area, PlannedMigration[] shown, (FigureStyle Style, (double Factor, string Unit) Time) look)
    {
        const double scale = 0.78;
        FigureStyle style = look.Style;
        Plot plot = PlotKit.Create(style, Margins(style));
        AxisScale x = TimeAxis(shown.Max(m => m.End).TotalSeconds / look.Time.Factor, style, CommonBandwidth(shown) is null);
        for (int row = 0; row < links.Length; row++)
        {
            LinkTimeline link = links[row];
            AddBand(plot, (x.Min, x.Max), (-row + (scale * (1 - link.Link.ReservedShare)), -row + scale), Color.FromHex(style.MutedText).WithAlpha(0.22));
            AddUse(plot, link, (-row, scale, look.Time.Factor), Color.FromHex(style.SeriesAt(0)));
            plot.Add.HorizontalLine(-row, 1, Color.FromHex(style.Axis));
        }

        PlotKit.SetAxes(plot, (x, TimeTitle(look)), (AxisScale.Linear(-links.Length + 0.85, 1), ""));
        plot.Axes.Left.SetTicks([.. links.Select((_, row) => -row + (scale / 2))], [.. links.Select(l => $"{Short(l.Link.Name, style)} · {NumberText.Fixed(l.Peak * 100, 0)} %")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(area, plot, style) { Heading = style.IsNarrow ? "b Busiest links, highest use of capacity" : "b Busiest links, with their highest use as a share of capacity" };
    }

    private static string TimeTitle((FigureStyle Style, (double Factor, string Unit) Time) look) =>
        look.Style.IsNarrow ? $"Time in the plan ({look.Time.Unit})" : $"Time from the start of the plan ({look.Time.Unit})";

    private static string? CommonBandwidth(PlannedMigration[] shown)
    {
        string[] rates = [.. shown.Select(m => m.Bandwidth.ToString()).Distinct()];
        return rates.Length == 1 ? rates[0] : null;
    }

    private static PixelPadding Margins(FigureStyle style) => new(style.IsNarrow ? 132 : 236, 14, 46, 26);

    private static AxisScale TimeAxis(double end, FigureStyle style, bool labelled)
    {
        double room = !labelled ? 1.03 : style.IsNarrow ? 1.52 : 1.14; // Labels stand to the right of the blocks.
        return AxisScale.Linear(0, Math.Max(end, 1e-3) * room, style.IsNarrow ? 3 : 8);
    }

    private static void AddBlock(Plot plot, (double From, double To, double Row) block, string color, double opacity)
    {
        var rectangle = plot.Add.Rectangle(block.From, block.To, block.Row - 0.36, block.Row + 0.36);
        rectangle.FillColor = Color.FromHex(color).WithAlpha(opacity);
        rectangle.LineColor = Color.FromHex(color);
        rectangle.LineWidth = 1.2f;
    }

    private static void AddUse(Plot plot, LinkTimeline link, (double Base, double Scale, double TimeFactor) row, Color color)
    {
        var outline = new List<Coordinates>();
        foreach ((TimeSpan from, TimeSpan to, double share) in link.Steps)
        {
            double height = row.Base + (row.Scale * share);
            outline.Add(new Coordinates(from.TotalSeconds / row.TimeFactor, height));
            outline.Add(new Coordinates(to.TotalSeconds / row.TimeFactor, height));
        }

        outline.Add(new Coordinates(outline[^1].X, row.Base));
        outline.Add(new Coordinates(outline[0].X, row.Base));
        var area = plot.Add.Polygon(outline.ToArray());
        area.FillColor = color;
        area.LineWidth = 0;
    }

    private static void AddBand(Plot plot, (double From, double To) x, (double From, double To) y, Color color)
    {
        var rectangle = plot.Add.Rectangle(x.From, x.To, y.From, y.To);
        rectangle.FillColor = color;
        rectangle.LineWidth = 0;
    }

    private static string RowName(PlannedMigration move, PlanningProblem problem, FigureStyle style)
    {
        string vm = problem.Vms[move.Vm].Name;
        string from = problem.Datacenter.Hosts[move.From].Name;
        string to = problem.Datacenter.Hosts[move.To].Name;
        return style.IsNarrow
            ? $"{NumberText.Shorten(vm, 18)}"
            : $"{NumberText.Shorten(vm, 15)}  {NumberText.Shorten(from, 9)} → {NumberText.Shorten(to, 9)}";
    }

    private static string Short(string name, FigureStyle style) => NumberText.Shorten(name, style.IsNarrow ? 12 : 22);

    private static string Caption(SimulationResult? run) => Meaning
        + (run?.BusiestPlan is { } record ? CaptionOf(record, RunText.NameOf(run)) : "Here no plan was made.");

    private static string CaptionOf(PlanRecord record, string who)
    {
        MigrationPlan plan = record.Plan;
        string left = plan.Unplanned.IsEmpty ? "" : $" {NumberText.Count(plan.Unplanned.Length, "move", "moves")} could not be planned.";
        if (plan.Migrations.IsEmpty)
        {
            return "Here nothing is moved." + left;
        }

        int more = plan.Migrations.Length - MostRows;
        TimeSpan downtime = plan.Migrations.Aggregate(TimeSpan.Zero, (sum, m) => sum + m.Estimate.Downtime);
        ImmutableArray<LinkTimeline> links = LinkTimeline.Busiest(record, 1);
        return $"Here {who} moves {NumberText.Count(plan.Migrations.Length, "VM", "VMs")} in {NumberText.Duration(plan.Makespan)}, "
            + $"with {NumberText.Duration(downtime)} of downtime in all; {links[0].Link.Name} is used most, up to {NumberText.Percent(links[0].Peak)}."
            + (more > 0 ? $" The first {MostRows} moves are drawn, {more} more follow." : "")
            + left;
    }
}
