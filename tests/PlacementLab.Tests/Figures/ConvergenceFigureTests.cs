using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Placement;
using PlacementLab.Tests.Support;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class ConvergenceFigureTests
{
    [Fact]
    public void Cost_is_drawn_against_iterations_up_to_the_last_one()
    {
        Coordinates[] search = [.. Plottables<Scatter>(SampleResults.Full())[1].Data.GetScatterPoints()];

        // Iteration 0 counts as 1; the last answer came at 9,100 and the search went on to 24,000.
        Assert.Equal([1, 12, 90, 410, 2_600, 9_100, 24_000], search.Select(p => Math.Round(Math.Pow(10, p.X))));
        Assert.Equal([15.8, 14.6, 13.1, 12.2, 11.7, 11.55, 11.55], search.Select(p => p.Y));
    }

    [Fact]
    public void A_proven_bound_is_a_line_and_its_gap_stands_in_the_caption()
    {
        Assert.Equal(11.4, Assert.Single(Plottables<HorizontalLine>(SampleResults.Full())).Y);
        Assert.Contains("gap 0 %", ConvergenceFigure.Draw(SampleResults.Full(), FigureStyle.Light).Caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Elapsed_time_does_not_change_the_figure()
    {
        ExperimentResult full = SampleResults.Full();
        ExperimentResult slower = full with
        {
            Solvers = [.. full.Solvers.Select(s => s with { Result = s.Result with { Elapsed = s.Result.Elapsed * 3, Trajectory = [.. s.Result.Trajectory.Select(p => p with { Elapsed = p.Elapsed * 3 })] } })],
        };
        Assert.Equal(ConvergenceFigure.Draw(full, FigureStyle.Light).ToSvg(), ConvergenceFigure.Draw(slower, FigureStyle.Light).ToSvg());
    }

    [Fact]
    public void A_solver_without_an_answer_is_named_but_not_drawn()
    {
        ExperimentResult full = SampleResults.Full();
        SolverTrace failed = full.Solvers[2] with { Result = full.Solvers[2].Result with { Status = SolveStatus.Infeasible, Cost = double.PositiveInfinity } };
        ExperimentResult result = full with { Solvers = [full.Solvers[0], failed] };
        Assert.Single(Plottables<Scatter>(result));
        Assert.Contains("cp-sat found no answer (proven infeasible)", ConvergenceFigure.Draw(result, FigureStyle.Light).Caption, StringComparison.Ordinal);
        NoticePanel notice = Assert.IsType<NoticePanel>(Assert.Single(ConvergenceFigure.Draw(full with { Solvers = [failed] }, FigureStyle.Light).Panels));
        Assert.StartsWith("No solver found", notice.Text, StringComparison.Ordinal);
    }

    private static T[] Plottables<T>(ExperimentResult result) =>
        [.. ConvergenceFigure.Draw(result, FigureStyle.Light).Panels.OfType<PlotPanel>().Single().Plot.GetPlottables().OfType<T>()];
}
