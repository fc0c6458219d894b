using PlacementLab.Experiments.Reproduction.Quirks;
using PlacementLab.Figures.Drawing;
using ScottPlot;
using ScottPlot.Plottables;

namespace PlacementLab.Figures.Consolidation;

/// <summary>What each quirk is worth: energy, migrations and SLAV with one fix, relative to the release, a mark for each policy.</summary>
public static class QuirkEffectFigure
{
    private const float LabelWidth = 196;
    private static readonly (QuirkMeasure Measure, string Heading)[] _panels =
        [(QuirkMeasure.Energy, "a Energy"), (QuirkMeasure.Migrations, "b Migrations"), (QuirkMeasure.Slav, "c SLAV")];

    /// <summary>Draws the figure.</summary>
    /// <param name="study">The study.</param>
    /// <param name="style">Colours and format.</param>
    public static Figure Draw(QuirkStudy study, FigureStyle style)
    {
        var text = new FigureText("consolidation-quirk-effects", "What each quirk of CloudSim 3.0.3 is worth", Caption(study));
        QuirkRules[] fixes = [.. QuirkRules.All.Skip(1)];
        LegendEntry[] entries =
        [
            .. study.Policies.Select((p, i) => new LegendEntry(p.Name, style.SeriesAt(i), LegendSymbol.Marker) { Shape = MarkerShape.FilledCircle }),
            new("as released", style.MutedText, LegendSymbol.Line),
        ];
        float top = LegendStrip.HeightOf(entries, style.Width);
        float height = 84 + (fixes.Length * 23f);
        Tile[] tiles = style.IsNarrow
            ? new Tile(0, top, style.Width, height * _panels.Length).Rows(1, 1, 1)
            : new Tile(0, top, style.Width, height).Columns(1.84f, 1, 1);
        return new Figure(text, style, tiles[^1].Bottom, [
            new LegendStrip(new Tile(0, 0, style.Width, top), entries, style),
            .. _panels.Select((p, i) => Draw([.. fixes.Select(f => study.Effects(f, p.Measure).ToArray())], p.Heading, tiles[i], (style, i == 0 || style.IsNarrow))),
        ]);
    }

    private static PlotPanel Draw(QuirkEffect[][] effects, string heading, Tile tile, (FigureStyle Style, bool Named) look)
    {
        Plot plot = PlotKit.Create(look.Style, new PixelPadding(look.Named ? LabelWidth : 18, 16, 46, 30));
        AxisScale x = AxisScale.For(effects.SelectMany(e => e).Select(e => e.Factor).Append(1), headroom: 0.06, ticks: 4);
        LinePlot one = plot.Add.Line(x.At(1), 0.6, x.At(1), -effects.Length + 0.4);
        (one.LineColor, one.LineWidth) = (Color.FromHex(look.Style.MutedText), 1.4f);
        for (int row = 0; row < effects.Length; row++)
        {
            for (int policy = 0; policy < effects[row].Length; policy++)
            {
                double y = -row + (0.5 * (((policy + 0.5) / effects[row].Length) - 0.5));
                plot.Add.Marker(x.At(effects[row][policy].Factor), y).MarkerStyle =
                    PlotKit.Marker(MarkerShape.FilledCircle, look.Style.SeriesAt(policy), 6.5f);
            }
        }

        PlotKit.SetAxes(plot, (x, x.IsLog ? "× the release (log scale)" : "× the release"), (AxisScale.Linear(-effects.Length + 0.4, 0.6), ""));
        plot.Axes.Left.SetTicks([.. effects.Select((_, i) => -(double)i)], [.. effects.Select(e => look.Named ? QuirkLabel.Of(e[0].Rules) : "")]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return new PlotPanel(tile, plot, look.Style) { Heading = heading };
    }

    private static string Caption(QuirkStudy study)
    {
        (QuirkRules Rules, double Factor) most = QuirkRules.All.Where(r => r.Rules.Fixed.Length == 1)
            .Select(r => (r, study.Effects(r, QuirkMeasure.Energy)[0].Factor)).MaxBy(e => Math.Abs(Math.Log(e.Factor)));
        return "Each mark is a policy: its mean over the days with the fix, divided by that as released; what becomes zero lies at the left edge. "
            + $"For {study.Policies[0].Name}, {most.Rules.Name} alone changes the energy most, by a factor of {NumberText.Of(most.Factor)}.";
    }
}
