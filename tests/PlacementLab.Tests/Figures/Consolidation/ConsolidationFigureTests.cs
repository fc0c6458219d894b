using PlacementLab.Experiments.Reproduction.Quirks;
using PlacementLab.Figures;
using PlacementLab.Figures.Consolidation;
using PlacementLab.Figures.Drawing;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Tests.Experiments.Reproduction;
using PlacementLab.Tests.Support;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures.Consolidation;

/// <summary>Figures of policies over days, and of quirks.</summary>
public sealed class ConsolidationFigureTests
{
    [Fact]
    public void A_box_spans_quartiles_and_its_whiskers_leave_outliers_out()
    {
        // 1 2 3 4 100: quartiles 2, 3, 4; 1.5 box lengths are 3, so whiskers may reach -1 to 7.
        Assert.Equal(new BoxSummary(3, 2, 4, 1, 4), BoxSummary.Of([4, 1, 100, 3, 2]));
        Assert.Equal(new BoxSummary(5, 5, 5, 5, 5), BoxSummary.Of([5.0]));
    }

    [Fact]
    public void Policies_stand_in_the_order_of_the_catalogue_with_a_mark_for_each_day()
    {
        Figure figure = PolicyBoxFigure.Draw(
            [
                StudyRuns.Of("lr-mmt", 150), StudyRuns.Of("lr-mmt", 170, "20110306"), StudyRuns.Of("thr-rs-seed1", 180), StudyRuns.Of("thr-rs-seed2", 190),
                StudyRuns.Of("npa", 2410), StudyRuns.Of("lr-mmt", 450, rules: CloudSimRules.Of(["memory-held"])),
            ],
            FigureStyle.Light);
        PlotPanel energy = figure.Panels.OfType<PlotPanel>().First();

        figure.ToPng(1); // Makes the ticks.
        Assert.Equal(["thr-rs-0.8", "lr-mmt-1.2"], energy.Plot.Axes.Left.TickGenerator.Ticks.Select(t => t.Label));
        // The two seeds of one day are one mark at their mean.
        Assert.Equal([(185, 0), (150, -1), (170, -1)], energy.Plot.GetPlottables().OfType<Marker>().Select(m => ((int)Math.Round(m.X), (int)m.Y)));
        Assert.Contains("NPA, which never migrates, needs 2,410 kWh", figure.Caption, StringComparison.Ordinal);
        Assert.Contains("Energy is lowest with lr-mmt-1.2", figure.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_migrating_policies_the_figure_says_so() =>
        Assert.IsType<NoticePanel>(Assert.Single(PolicyBoxFigure.Draw([StudyRuns.Of("dvfs")], FigureStyle.Light).Panels));

    [Fact]
    public void Rows_whose_order_differs_from_the_release_are_shaded()
    {
        Figure figure = QuirkRankFigure.Draw(QuirkStudyTests.Study, FigureStyle.Light);
        PlotPanel[] panels = [.. figure.Panels.OfType<PlotPanel>()];

        Assert.Equal(["a By energy", "b By energy × SLAV (ESV)"], panels.Select(p => p.Heading));
        Assert.Equal(3, panels[0].Plot.GetPlottables().OfType<Rectangle>().Count()); // memory-held alone, with three others, and all.
        Assert.Equal(3 * QuirkRules.All.Length, panels[0].Plot.GetPlottables().OfType<Marker>().Count());
        Assert.Contains("not memory-held", figure.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Effects_are_drawn_relative_to_the_release()
    {
        PlotPanel energy = QuirkEffectFigure.Draw(QuirkStudyTests.Study, FigureStyle.Light).Panels.OfType<PlotPanel>().First();
        double[] factors = [.. energy.Plot.GetPlottables().OfType<Marker>().Select(m => m.X)];

        Assert.Equal(3 * (QuirkRules.All.Length - 1), factors.Length);
        Assert.Equal(305.0 / 105, factors.Max(), 1e-9);
        Assert.Equal(3, factors.Count(f => f > 1.01));
    }

    [Fact]
    public void Light_and_dark_figures_are_written()
    {
        using var folder = new TemporaryFolder();

        ConsolidationFigures.Write(QuirkStudyTests.Study, folder.Path);
        ConsolidationFigures.Write([StudyRuns.Of("lr-mmt")], folder.Path);

        Assert.Equal(12, Directory.GetFiles(folder.Path).Length);
        Assert.Contains("</svg>", File.ReadAllText(folder.File("consolidation-policies-dark.svg")), StringComparison.Ordinal);
    }
}
