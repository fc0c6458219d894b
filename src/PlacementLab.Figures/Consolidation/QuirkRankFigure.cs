using PlacementLab.Experiments.Reproduction.Quirks;
using PlacementLab.Figures.Drawing;
using ScottPlot;
using ScottPlot.Plottables;

namespace PlacementLab.Figures.Consolidation;

/// <summary>
/// Does the published ranking of the policies survive? Each policy's place by energy and by ESV, as released and with each quirk
/// fixed: straight lines say yes, crossings say no.
/// </summary>
public static class QuirkRankFigure
{
    private const float LabelWidth = 196;
    private static readonly MarkerShape[] _shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleDown];

    /// <summary>Draws the figure.</summary>
    /// <param name="study">The study.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(QuirkStudy study, FigureStyle style)
    {
        var text = new FigureText(
            "consolidation-quirk-ranks", "Does the ranking of the policies survive?",
            "Place of each policy by its mean over the days, 1 is best; shaded rows order the policies otherwise than the release does, "
            + "which says little where the last is hardly above the first. " + QuirkConclusion.Of(study));
        LegendEntry[] entries =
        [
            .. study.Policies.Select((p, i) => new LegendEntry(p.Name, style.SeriesAt(i), LegendSymbol.Marker) { Shape = _shapes[i % _shapes.Length] }),
            new("order differs from the release's", style.MutedText, LegendSymbol.PaleSwatch),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = 84 + (QuirkRules.All.Length * 23f);
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, height * 2).Rows(1, 1)
            : new Tile(0, top, style.Width, height).Columns(1.5f, 1);
        return new Figure(text, style, tiles[^1].Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            Draw(study, QuirkMeasure.Energy, tiles[0], (style, "a By energy", true)),
            Draw(study, QuirkMeasure.Esv, tiles[1], (style, "b By energy × SLAV (ESV)", style.IsNarrow)),
        ]);
    }

    private static PlotPanel Draw(QuirkStudy study, QuirkMeasure measure, Tile tile, (FigureStyle Style, string Heading, bool Named) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(look.Named ? LabelWidth : 20, 16, 46, 30));
        string released = study.Order(QuirkRules.All[0], measure);
        for (int row = 0; row < QuirkRules.All.Length; row++)
        {
            if (study.Order(QuirkRules.All[row], measure) != released)
            {
                AddBand(plot, row, study.Policies.Length + 1, look.Style);
            }

            if (study.Spread(QuirkRules.All[row], measure) is var spread && double.IsFinite(spread))
            {
                PlotKit.Label(plot, $"+{QuirkConclusion.Percent(spread)}", (study.Policies.Length + 0.62, -row), look.Style.MutedText);
            }
        }

        int[][] ranks = [.. QuirkRules.All.Select(r => study.Ranks(r, measure).ToArray())];
        for (int policy = 0; policy < study.Policies.Length; policy++)
        {
            double[] places = [.. ranks.Select(r => r[policy] + Shift(r, policy))];
            AddPolicy(plot, places, (look.Style.SeriesAt(policy), _shapes[policy % _shapes.Length]));
        }

        PlotKit.SetAxes(
            plot, (AxisScale.Linear(0.5, study.Policies.Length + 1.8), "Place; right: last above first"), (AxisScale.Linear(-QuirkRules.All.Length + 0.4, 0.6), ""));
        double[] ticks = [.. Enumerable.Range(1, study.Policies.Length).Select(i => (double)i)];
        plot.Axes.Bottom.SetTicks(ticks, [.. ticks.Select(NumberText.Of)]);
        plot.Axes.Left.SetTicks([.. QuirkRules.All.Select((_, i) => -(double)i)], [.. QuirkRules.All.Select(r => look.Named ? QuirkLabel.Of(r) : "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Grid.YAxisStyle.IsVisible = false;
        return new PlotPanel(tile, plot, look.Style) { Heading = look.Heading };
    }

    /// <summary>Policies that share a place stand side by side.</summary>
    private static double Shift(int[] ranks, int policy) => 0.22 * Enumerable.Range(0, policy).Count(other => ranks[other] == ranks[policy]);

    private static void AddPolicy(Plot plot, double[] places, (string Color, MarkerShape Shape) look)
    {
        Scatter line = plot.Add.Scatter(places, [.. places.Select((_, i) => -(double)i)], Color.FromHex(look.Color).WithAlpha(0.55));
        (line.LineWidth, line.MarkerSize) = (1.5f, 0);
        for (int row = 0; row < places.Length; row++)
        {
            plot.Add.Marker(places[row], -row).MarkerStyle = PlotKit.Marker(look.Shape, look.Color, 9);
        }
    }

    private static void AddBand(Plot plot, int row, int places, FigureStyle style)
    {
        Rectangle band = plot.Add.Rectangle(0.5, places + 0.5, -row - 0.5, -row + 0.5);
        band.FillColor = Color.FromHex(style.MutedText).WithAlpha(0.16);
        band.LineWidth = 0;
    }
}
