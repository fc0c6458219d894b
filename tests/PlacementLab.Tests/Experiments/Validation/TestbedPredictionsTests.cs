using System.Collections.Immutable;
using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Migrations;
using Xunit;

namespace PlacementLab.Tests.Experiments.Validation;

/// <summary>Predictions of the rows of a folder, as <c>measure</c> shows them beside what it measured.</summary>
public sealed class TestbedPredictionsTests
{
    [Fact]
    public void Every_cell_and_trial_is_predicted_from_what_was_known_before()
    {
        string folder = SharedDatasets.PathOrSkip("live_migration", "testbed");
        TestbedData data = TestbedReader.ReadFolder(folder);

        ImmutableDictionary<string, TestbedPrediction> predictions = TestbedPredictions.Of(folder);

        Assert.Equal(
            data.Campaigns.SelectMany(c => c.Rows).Select(r => r.Cell).Concat(data.Concurrency.Select(t => t.Trial)).Distinct().Order(),
            predictions.Keys.Order());
        TestbedMeasurement run = data.Campaigns[0].Rows.First(r => r.Cell == "post-u8000-r128");
        Assert.InRange(predictions[run.Cell].TotalSeconds / (run.TotalMilliseconds!.Value / 1000), 0.95, 1.05);
        Assert.InRange(predictions[run.Cell].TrafficBytes / run.TransferredBytes, 0.99, 1.01);
    }

    [Fact]
    public void A_suspension_lasts_until_the_guest_runs_again()
    {
        TestbedPrediction predicted = TestbedPredictions.Of(SharedDatasets.PathOrSkip("live_migration", "testbed"))["susp-m64"];

        Assert.True(predicted.Converges);
        Assert.Equal(predicted.DowntimeSeconds, predicted.TotalSeconds);
    }

    [Fact]
    public void A_folder_may_hold_trials_of_several_machines_alone()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(SharedDatasets.PathOrSkip("live_migration", "testbed"), "concurrency.csv"), folder.File("concurrency.csv"));

        Assert.NotEmpty(TestbedPredictions.Of(folder.Path));
    }
}
