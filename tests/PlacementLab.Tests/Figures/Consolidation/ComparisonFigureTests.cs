using PlacementLab.Experiments.Comparison;
using PlacementLab.Figures;
using PlacementLab.Figures.Consolidation;
using PlacementLab.Figures.Drawing;
using PlacementLab.Figures.Report;
using PlacementLab.Tests.Experiments.Comparison;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures.Consolidation;

/// <summary>Figures and report of a comparison.</summary>
public sealed class ComparisonFigureTests
{
    [Fact]
    public void The_plane_has_a_panel_for_each_kind_of_cost_and_a_mark_for_each_policy_that_migrates()
    {
        Figure figure = ComparisonPlaneFigure.Draw(ComparisonStudyTests.Study(), FigureStyle.Light);
        PlotPanel[] panels = [.. figure.Panels.OfType<PlotPanel>()];

        Assert.Equal(["a free migrations", "b pre-copy"], panels.Select(p => p.Heading));
        // With pre-copy: thr 100, 110, 120; lr 90, 100, 110; forecast 80, 90, 100.
        Assert.Equal([110.0, 100, 90], panels[1].Plot.GetPlottables().OfType<Marker>().Select(m => m.X));
        Assert.Contains("dvfs, which never migrates, takes 500 kWh", figure.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_whose_order_differs_from_the_first_are_shaded()
    {
        Figure figure = ComparisonRankFigure.Draw(ComparisonStudyTests.Study(), FigureStyle.Light);
        PlotPanel[] panels = [.. figure.Panels.OfType<PlotPanel>()];

        Assert.Equal(["a By energy", "b By SLA violation", "c By cost"], panels.Select(p => p.Heading));
        Assert.Equal([1, 0, 1], panels.Select(p => p.Plot.GetPlottables().OfType<Rectangle>().Count())); // All violations are zero.
        Assert.Equal([1.0, 2, 3], panels[0].Plot.GetPlottables().OfType<Marker>().Where(m => m.Y == 0).Select(m => m.X));
        Assert.Equal([3.0, 2, 1], panels[0].Plot.GetPlottables().OfType<Marker>().Where(m => m.Y == -1).Select(m => m.X));
    }

    [Fact]
    public void Without_policies_that_migrate_the_figures_say_so()
    {
        ComparisonStudy study = new ComparisonRunner(new ComparisonSettings { Policies = [ComparedPolicies.Parse("dvfs", "")], Hosts = 8, HostMemory = null }, 1)
            .Run(SmallComparison.Days, null, CancellationToken.None);

        Assert.IsType<NoticePanel>(Assert.Single(ComparisonPlaneFigure.Draw(study, FigureStyle.Light).Panels));
        Assert.IsType<NoticePanel>(Assert.Single(ComparisonRankFigure.Draw(study, FigureStyle.Dark).Panels));
        Assert.Contains("nothing to compare", ComparisonReport.ToHtml(study), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_a_well_formed_page_of_its_own()
    {
        string html = ComparisonReport.ToHtml(ComparisonStudyTests.Study());

        Assert.Equal("html", System.Xml.Linq.XDocument.Parse(html).Root!.Name.LocalName);
        Assert.DoesNotContain("@@", html, StringComparison.Ordinal);
        Assert.Contains("best classic", html, StringComparison.Ordinal);
        Assert.Equal(html, ComparisonReport.ToHtml(ComparisonStudyTests.Study()));
    }
}
