using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Drawing;
using PlacementLab.Tests.Support;
using ScottPlot.Plottables;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class PlanFigureTests
{
    [Fact]
    public void Every_migration_is_a_block_from_start_to_end_with_its_downtime()
    {
        Rectangle[] blocks = [.. Panel(SampleResults.Full(), 0).Plot.GetPlottables().OfType<Rectangle>()];
        Assert.Equal(14, blocks.Length);

        // VM 5: 1.4 GB · 1.12 = 1.568 GB at 350 Mbit/s takes 35.84 s from 41.2 s; it resumes 0.1 s before the end.
        Assert.Equal((41.2, 77.04), (Math.Round(blocks[6].X1, 6), Math.Round(blocks[6].X2, 6)));
        Assert.Equal((76.74, 76.94), (Math.Round(blocks[7].X1, 6), Math.Round(blocks[7].X2, 6)));
    }

    [Fact]
    public void Use_of_a_link_is_the_sum_of_the_bandwidths_on_it()
    {
        LinkTimeline link = LinkTimeline.Busiest(SampleResults.Plan(), 5)[0];

        // host-2 out, 1 Gbit/s: VMs 3 (0–43.52 s), 4 (0–32 s) and 5 (41.2–77.04 s) leave at 350 Mbit/s each.
        Assert.Equal("host-2 out", link.Link.Name);
        Assert.Equal(
            [(0, 32, 0.7), (32, 41.2, 0.35), (41.2, 43.52, 0.7), (43.52, 77.04, 0.35)],
            link.Steps.Select(s => (Math.Round(s.From.TotalSeconds, 3), Math.Round(s.To.TotalSeconds, 3), Math.Round(s.Share, 6))));
        Assert.Equal(0.7, link.Peak, 9);
    }

    [Fact]
    public void The_share_kept_for_service_traffic_is_drawn_for_each_link()
    {
        Rectangle[] bands = [.. Panel(SampleResults.Full(), 1).Plot.GetPlottables().OfType<Rectangle>()];
        Assert.Equal(5, bands.Length);
        Assert.All(bands, band => Assert.Equal(0.3, (band.Y2 - band.Y1) / 0.78, 9));
    }

    [Fact]
    public void A_long_plan_is_cut_and_the_caption_says_so()
    {
        ExperimentResult full = SampleResults.Full();
        var record = SampleResults.Plan();
        var many = record with { Plan = record.Plan with { Migrations = [.. Enumerable.Repeat(record.Plan.Migrations, 7).SelectMany(m => m)] } };
        ExperimentResult result = full with { Runs = [full.Runs[5] with { BusiestPlan = many }] };
        Assert.Contains("first 40 moves are drawn, 9 more follow", PlanFigure.Draw(result, FigureStyle.Light).Caption, StringComparison.Ordinal);
        Assert.Equal(80, Panel(result, 0).Plot.GetPlottables().OfType<Rectangle>().Count());
    }

    [Fact]
    public void A_bandwidth_that_all_share_is_said_once()
    {
        ExperimentResult full = SampleResults.Full();
        var record = SampleResults.Plan();
        var alike = record with { Plan = record.Plan with { Migrations = [.. record.Plan.Migrations.Where(m => m.Bandwidth.MegabitsPerSecond == 350)] } };
        PlotPanel panel = Panel(full with { Runs = [full.Runs[5] with { BusiestPlan = alike }] }, 0);
        Assert.Equal("a Migrations, each at 350 Mbit/s", panel.Heading);
        Assert.Empty(panel.Plot.GetPlottables().OfType<Text>());
        Assert.Equal(7, Panel(full, 0).Plot.GetPlottables().OfType<Text>().Count());
    }

    private static PlotPanel Panel(ExperimentResult result, int index) =>
        PlanFigure.Draw(result, FigureStyle.Light).Panels.OfType<PlotPanel>().ElementAt(index);
}
