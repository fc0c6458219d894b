using PlacementLab.Experiments.Validation;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Figures.Validation;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures.Validation;

public sealed class ValidationFigureTests
{
    private static readonly ValidationReport _report = new(
        [new ValidationFinding(new ValidationRow("testbed", "hybrid", "total", 2, 0.1, 0.1, 0.05, "", ""))],
        [
            new ValidationPoint("testbed", "hybrid", "total", "a", 10, 11), new ValidationPoint("testbed", "hybrid", "traffic", "a", 2e9, 2e9),
            new ValidationPoint("testbed-2", "pre-copy", "downtime", "b", 0.1, 0.2), new ValidationPoint("testbed-curve", "pre-copy", "total", "b", 1, 9),
        ], []);

    [Fact]
    public void Each_scheme_has_a_panel_with_its_cells_as_logarithms()
    {
        PlotPanel[] panels = [.. PredictedMeasuredFigure.Draw(_report, ValidationFigureScope.Testbed, FigureStyle.Light).Panels.OfType<PlotPanel>()];

        Assert.Equal(["a hybrid", "b pre-copy"], panels.Select(p => p.Heading));
        // Total 10 s against 11 s; traffic 2 GB against 2 GB.
        (double X, double Y)[] drawn = [.. Markers(panels[0])];
        (double X, double Y)[] expected = [(1, Math.Log10(11)), (Math.Log10(2), Math.Log10(2))];
        Assert.Equal(expected, drawn, (a, b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y) < 1e-9);
        Assert.Single(Markers(panels[1]));
    }

    [Fact]
    public void Errors_are_drawn_in_percent_with_their_median()
    {
        PlotPanel total = ErrorDistributionFigure.Draw(_report, ValidationFigureScope.Testbed, FigureStyle.Light).Panels.OfType<PlotPanel>().First();

        Assert.Equal("a Total time", total.Heading);
        Assert.Equal(1, Assert.Single(Markers(total)).X, 1e-9); // 10 %.
        Assert.Equal(1, Assert.Single(total.Plot.GetPlottables().OfType<LinePlot>()).Start.X, 1e-9);
    }

    [Fact]
    public void Figures_render_and_what_is_empty_says_so()
    {
        Figure[] figures = [.. ValidationFigures.Draw(_report, FigureStyle.Dark.Narrow)];

        Assert.Equal(["predicted-measured-testbed", "errors-testbed"], figures.Select(f => f.Id));
        Assert.All(figures, f => Assert.Contains("</svg>", f.ToSvg(), StringComparison.Ordinal));
        Assert.All(figures, f => Assert.NotEmpty(f.ToPng(1)));
        Assert.IsType<NoticePanel>(Assert.Single(PredictedMeasuredFigure.Draw(_report, ValidationFigureScope.Published, FigureStyle.Light).Panels));
        Assert.IsType<NoticePanel>(Assert.Single(ErrorDistributionFigure.Draw(_report, ValidationFigureScope.Published, FigureStyle.Light).Panels));
    }

    [Fact]
    public void Letters_go_on_after_z() => Assert.Equal(["a", "z", "aa", "ab"], new[] { 0, 25, 26, 27 }.Select(PanelLetter.Of));

    private static IEnumerable<(double X, double Y)> Markers(PlotPanel panel) =>
        panel.Plot.GetPlottables().OfType<Marker>().Select(m => (m.Location.X, m.Location.Y));
}
