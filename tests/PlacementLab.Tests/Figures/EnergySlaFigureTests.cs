using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Tests.Support;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class EnergySlaFigureTests
{
    [Fact]
    public void The_first_panel_marks_energy_and_overload_of_every_run()
    {
        ExperimentResult result = SampleResults.Full();
        Marker[] marks = Marks(EnergySlaFigure.Draw(result, FigureStyle.Light), panel: 0);
        Assert.Equal(result.Runs.Select(r => (r.Energy.KilowattHours, r.OverloadedHostHours)), marks.Select(m => (m.X, m.Y)));
    }

    [Fact]
    public void Colour_tells_the_policy_and_shape_the_scheme()
    {
        ExperimentResult result = SampleResults.Full();
        var marks = result.Runs.Zip(Marks(EnergySlaFigure.Draw(result, FigureStyle.Light), panel: 0)).ToList();
        Assert.All(marks.GroupBy(m => m.First.Policy), group => Assert.Single(group.Select(m => m.Second.MarkerStyle.OutlineColor).Distinct()));
        Assert.All(marks.GroupBy(m => m.First.Scheme), group => Assert.Single(group.Select(m => m.Second.MarkerStyle.Shape).Distinct()));
        Assert.Equal(9, marks.Select(m => (m.Second.MarkerStyle.OutlineColor, m.Second.MarkerStyle.Shape)).Distinct().Count());
    }

    [Fact]
    public void Each_migrating_policy_is_enlarged_with_its_own_runs_only()
    {
        Figure figure = EnergySlaFigure.Draw(SampleResults.Full(), FigureStyle.Light);
        Assert.Equal(
            ["a All runs: lower left is better", "b reactive-threshold, enlarged", "c predictive-cp-sat, enlarged"],
            figure.Panels.OfType<PlotPanel>().Select(p => p.Heading));
        Assert.Equal([0.833, 0.75, 0.75, 1.0], Marks(figure, panel: 2).Select(m => Math.Round(m.Y, 3)));
    }

    [Fact]
    public void The_caption_names_the_runs_with_least_overload_and_least_energy()
    {
        string caption = EnergySlaFigure.Draw(SampleResults.Full(), FigureStyle.Light).Caption;
        Assert.Contains("predictive-cp-sat with post-copy leaves the least overload (0.75 h at 42.7 kWh)", caption, StringComparison.Ordinal);
        Assert.Contains("no-migration takes the least energy (41.6 kWh, 9.5 h)", caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_that_differ_by_more_than_fifty_times_are_drawn_as_logarithms()
    {
        ExperimentResult full = SampleResults.Full();
        ExperimentResult wide = full with { Runs = full.Runs.SetItem(0, full.Runs[0] with { OverloadedHostHours = 200 }) };
        Assert.Equal(Math.Log10(200), Marks(EnergySlaFigure.Draw(wide, FigureStyle.Light), panel: 0)[0].Y, 9);
        ExperimentResult zero = wide with { Runs = wide.Runs.SetItem(1, wide.Runs[1] with { OverloadedHostHours = 0 }) };
        Assert.Equal(200, Marks(EnergySlaFigure.Draw(zero, FigureStyle.Light), panel: 0)[0].Y, 9);
    }

    private static Marker[] Marks(Figure figure, int panel) =>
        [.. figure.Panels.OfType<PlotPanel>().ElementAt(panel).Plot.GetPlottables().OfType<Marker>()];
}
