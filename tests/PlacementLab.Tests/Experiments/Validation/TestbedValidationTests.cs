using PlacementLab.Experiments.Validation;
using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Migrations;
using Xunit;

namespace PlacementLab.Tests.Experiments.Validation;

/// <summary>The QEMU loop model against the testbed, with the errors that it reaches on the first campaign.</summary>
public sealed class TestbedValidationTests
{
    [Theory]
    [InlineData("hybrid")]
    [InlineData("post-copy")]
    [InlineData("post-copy+preempt")]
    [InlineData("pre-copy")]
    [InlineData("stop-and-copy")]
    [InlineData("suspend-resume")]
    public void Total_time_and_traffic_of_plain_schemes_meet_their_goals(string scheme)
    {
        TestbedCells cells = FirstCampaign();
        foreach (string target in new[] { "total", "traffic" })
        {
            CellErrors errors = CellErrors.Of(cells.Of(scheme, target));
            Assert.True(TestbedGoals.Of(scheme, target).IsMetBy(errors), $"{target}: {errors}");
        }
    }

    [Fact]
    public void Convergence_is_foretold_outside_the_marginal_band()
    {
        (int runs, int falseConverges, int falseDoesNot) = FirstCampaign().Convergence();
        Assert.True(runs >= 110);
        Assert.True(falseConverges + falseDoesNot <= TestbedGoals.MostWrongConvergence * runs, $"{falseConverges} {falseDoesNot} of {runs}");
    }

    [Fact]
    public void General_models_are_near_without_any_fit()
    {
        TestbedData data = TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed"));
        var cells = new TestbedCells(data.Campaigns[0].Rows.Where(TestbedGeneral.Knows), TestbedGeneral.Predict);
        ValidationReport together = TestbedTogether.Validate(data.Concurrency, TestbedGeneral.Predict, new ValidationSubject("testbed", "", "", "", ""));

        Assert.All(new[] { "hybrid", "post-copy", "stop-and-copy" }, s => Assert.True(CellErrors.Of(cells.Of(s, "total")).Median <= 0.02));
        Assert.True(CellErrors.Of(cells.Of("pre-copy", "total")).Median <= 0.04);
        Assert.Empty(together.Missed);
    }

    [Fact]
    public void Makespans_are_within_five_percent_and_all_outcomes_of_faults_right_in_kind()
    {
        TestbedData data = TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed"));
        ValidationReport together = TestbedTogether.Validate(
            data.Concurrency, new TestbedModel(WriterKnowledge.Profile), new ValidationSubject("testbed", "", "", "", ""));

        Assert.Equal(4, together.Findings.Length);
        Assert.Empty(together.Missed);
        Assert.Equal(34, data.Failures.Length);
        Assert.All(data.Failures, trial => Assert.Equal(trial.Outcome, TestbedFaults.Expected(trial)));
    }

    [Fact]
    public void Rows_that_the_shipped_files_do_not_hold_are_a_campaign_of_their_own()
    {
        TestbedData found = TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed"));
        TestbedCampaign all = found.Campaigns[0];
        TestbedData shipped = found with { Campaigns = [new TestbedCampaign(all.Name, all.Rows[..100])] };

        TestbedData joined = TestbedSources.Joined(shipped, found);

        Assert.Equal(["measurements", "measurements-other"], joined.Campaigns.Select(c => c.Name));
        Assert.Equal(all.Rows.Length - 100, joined.Campaigns[1].Rows.Length);
    }

    [Fact]
    public void Hot_and_cold_pages_are_found_again_in_their_own_curve()
    {
        // U(t) = 4000·(1 − e^(−4t)) + 2000·t at five times.
        (double, double)[] points = [.. new[] { 0.1, 0.2, 0.4, 0.8, 1.6 }.Select(t => (t, (4000 * (1 - Math.Exp(-4 * t))) + (2000 * t)))];

        HotColdPages fitted = HotColdPages.Fit(points, 50_000);

        foreach ((double seconds, double pages) in points)
        {
            double value = (fitted.HotPages * (1 - Math.Exp(-fitted.WritesPerPage * seconds))) + (fitted.ColdPagesPerSecond * seconds);
            Assert.Equal(pages, value, pages * 0.04); // Neighbours on the grid differ by 13 %.
        }
    }

    [Fact]
    public void A_row_is_on_a_busy_host_where_the_load_before_is_above_its_cores()
    {
        TestbedMeasurement row = TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed")).Campaigns[0].Rows[0];

        Assert.False(row.OnBusyHost);
        Assert.False((row with { HostLoad = 2 }).OnBusyHost);
        Assert.True((row with { HostLoad = 2.01 }).OnBusyHost);
    }

    private static TestbedCells FirstCampaign() => new(
        TestbedReader.ReadFolder(SharedDatasets.PathOrSkip("live_migration", "testbed")).Campaigns.First(c => c.Name == "measurements").Rows,
        new TestbedModel(WriterKnowledge.Profile));
}
