using PlacementLab.Experiments.Sweeps;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Figures.Schemes;
using PlacementLab.Migration;
using PlacementLab.Units;
using ScottPlot;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures.Schemes;

public sealed class SchemeFigureTests
{
    private static readonly MigratingVm _vm = new()
    {
        Memory = DataSize.FromGibibytes(1),
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromBytesPerSecond(10e6), DataSize.FromGibibytes(1)),
    };

    private static readonly MigrationLink _link = new() { Bandwidth = DataRate.FromMegabitsPerSecond(1000) };

    [Fact]
    public void Sweep_DrawsALinePerSchemeAndCutsPreCopyWhereItConverges()
    {
        SchemeSweepResult sweep = new SchemeSweep(_vm, _link).Run(new SweepRange(SweepQuantity.Bandwidth, 1e6, 1e9, 10));
        PlotPanel[] panels = [.. SchemeSweepFigure.Draw(sweep, FigureStyle.Light).Panels.OfType<PlotPanel>()];

        Assert.Equal(3, panels.Length);
        Assert.All(panels, panel =>
        {
            Assert.Equal(6, panel.Plot.GetPlottables<Scatter>().Count()); // Five schemes, pre-copy in two pieces.
            VerticalLine boundary = Assert.Single(panel.Plot.GetPlottables<VerticalLine>());
            Assert.Equal(80, Math.Pow(10, boundary.X), 1.0); // 10 MB/s in Mbit/s.
        });
    }

    [Fact]
    public void Sweep_SaysInItsCaptionWhatItShows()
    {
        SchemeSweepResult sweep = new SchemeSweep(_vm, _link).Run(new SweepRange(SweepQuantity.DowntimeLimit, 0.01, 1, 5));
        Figure figure = SchemeSweepFigure.Draw(sweep, FigureStyle.Dark);

        Assert.StartsWith("Point estimates", figure.Caption, StringComparison.Ordinal);
        Assert.Contains("Pre-copy converges everywhere here.", figure.Caption, StringComparison.Ordinal);
        Assert.Contains("<svg", figure.ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Phases_AreBarsThatEndWithTheMigration()
    {
        IReadOnlyList<MigrationEstimate> estimates = MigrationModels.EstimateAll(_vm, _link);
        Figure figure = SchemePhasesFigure.Draw(estimates, FigureStyle.Light);
        PlotPanel panel = figure.Panels.OfType<PlotPanel>().Single();
        Bar[] bars = [.. panel.Plot.GetPlottables<BarPlot>().SelectMany(p => p.Bars)];

        Assert.Equal(estimates.SelectMany(e => e.Phases).Count(p => p.Seconds > 0), bars.Length);
        Assert.All(estimates.Index(), e => Assert.Equal(e.Item.TotalTime.TotalSeconds, bars.Where(b => b.Position == -e.Index).Max(b => b.Value), 1e-6));
        Assert.Contains("pre-copy: copy rounds", figure.Caption, StringComparison.Ordinal);
    }
}
