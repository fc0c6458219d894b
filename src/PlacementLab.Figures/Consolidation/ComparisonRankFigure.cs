using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Figures.Drawing;
using ScottPlot;
using ScottPlot.Plottables;

namespace PlacementLab.Figures.Consolidation;

/// <summary>Place of each policy with free migrations and with each scheme: crossing lines are rankings that change when migrations cost something.</summary>
public static class ComparisonRankFigure
{
    private const float LabelWidth = 118;
    private const float RowHeight = 44;
    private const float Frame = 76;

    /// <summary>Draws the figure.</summary>
    /// <param name="study">The comparison.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(ComparisonStudy study, FigureStyle style)
    {
        var text = new FigureText("comparison-ranks", "Does the ranking survive when migrations cost something?", Caption(study));
        if (study.Migrating.Length < 2)
        {
            return new Figure(text, style, 240, [new NoticePanel(new Tile(0, 0, style.Width, 240), "Fewer than two policies here migrate, so there is nothing to rank.", style)]);
        }

        var look = new ComparisonLook(study, style);
        LegendEntry[] entries = [.. look.Entries(), new("order differs from the first row", style.MutedText, LegendSymbol.PaleSwatch)];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = Frame + (study.Settings.Regimes.Length * RowHeight);
        ImmutableArray<ComparisonMeasure> measures = ComparisonMeasure.Ranked;
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, height * measures.Length).Rows([.. measures.Select(_ => 1f)])
            : new Tile(0, top, style.Width, height).Columns(1.45f, 1, 1);
        return new Figure(text, style, tiles[^1].Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            .. measures.Select((m, i) => Panel(study, m, tiles[i], (look, style, $"{PanelLetter.Of(i)} By {m.Title}", i == 0 || style.IsNarrow))),
        ]);
    }

    private static PlotPanel Panel(ComparisonStudy study, ComparisonMeasure measure, Tile tile, (ComparisonLook Look, FigureStyle Style, string Heading, bool Named) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(look.Named ? LabelWidth : 16, 12, 46, 30));
        ImmutableArray<MigrationRegime> regimes = study.Settings.Regimes;
        ImmutableArray<int>[] places = [.. regimes.Select(r => study.Places(r, measure))];
        for (int row = 1; row < regimes.Length; row++)
        {
            if (!places[row].SequenceEqual(places[0]))
            {
                AddBand(plot, row, study.Migrating.Length, look.Style);
            }
        }

        for (int policy = 0; policy < study.Migrating.Length; policy++)
        {
            AddPolicy(plot, [.. places.Select(p => p[policy] + Shift(p, policy))], look.Look.ColorOf(study.Migrating[policy]), ComparisonLook.ShapeOf(study.Migrating[policy]));
        }

        double[] ticks = [.. Enumerable.Range(1, study.Migrating.Length).Select(i => (double)i)];
        PlotKit.SetAxes(plot, (AxisScale.Linear(0.4, study.Migrating.Length + 0.6), "Place (1 is lowest, best)"), (AxisScale.Linear(0.4 - regimes.Length, 0.6), ""));
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(NumberText.Of)]);
        plot.Axes.Left.SetTicks([.. regimes.Select((_, i) => -(double)i)], [.. regimes.Select(r => look.Named ? ComparisonLook.NameOf(r) : "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(tile, plot, look.Style) { Heading = look.Heading };
    }

    /// <summary>Policies that share a place stand side by side.</summary>
    private static double Shift(ImmutableArray<int> places, int policy) => 0.22 * Enumerable.Range(0, policy).Count(other => places[other] == places[policy]);

    private static void AddPolicy(Plot plot, double[] places, string color, MarkerShape shape)
    {
        Scatter line = plot.Add.Scatter(places, [.. places.Select((_, i) => -(double)i)], Color.FromHex(color).WithAlpha(0.6));
        (line.LineWidth, line.MarkerSize) = (1.6f, 0);
        for (int row = 0; row < places.Length; row++)
        {
            plot.Add.Marker(places[row], -row).MarkerStyle = PlotKit.Marker(shape, color, 10);
        }
    }

    private static void AddBand(Plot plot, int row, int places, FigureStyle style)
    {
        Rectangle band = plot.Add.Rectangle(0.4, places + 0.6, -row - 0.5, -row + 0.5);
        band.FillColor = Color.FromHex(style.MutedText).WithAlpha(0.16);
        band.LineWidth = 0;
    }

    private static string Caption(ComparisonStudy study) =>
        $"Places by the mean over {NumberText.Count(study.Blocks.Length, "day", "days")}; shaded rows order the policies otherwise than the first row does. Policies close to "
        + $"each other change places easily, so see the table for what is a difference. Cost: {study.Settings.Prices.Description}.";
}
