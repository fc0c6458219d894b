using System.Collections.Immutable;
using PlacementLab.Migration.Qemu;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>
/// What <see cref="QemuLoopModel"/> says of migrations that were measured in a folder, from what was known before each: settings,
/// content, writers, link. Its constants are those of the shipped first campaign; nothing is fitted to the folder.
/// </summary>
public static class TestbedPredictions
{
    private const string Suspension = "suspend-file";

    /// <summary>Predicts each cell of a folder from the look at the guest before its first run.</summary>
    /// <param name="folder">A folder with <c>measurements.csv</c>, <c>concurrency.csv</c> or both.</param>
    /// <returns>By the name of the cell; a cell without a usable row is left out.</returns>
    /// <exception cref="InvalidInputException">There is no such folder, or a file is not in its form.</exception>
    public static ImmutableDictionary<string, TestbedPrediction> Of(string folder)
    {
        TestbedData data = TestbedReader.ReadFolder(folder);
        var model = new TestbedModel(WriterKnowledge.Profile);
        var byCell = ImmutableDictionary.CreateBuilder<string, TestbedPrediction>(StringComparer.Ordinal);
        foreach (TestbedMeasurement run in data.Campaigns.SelectMany(c => c.Rows))
        {
            byCell.TryAdd(run.Cell, Single(model.Predict(run.Setup, run.Workload), run.Setup.Scheme == Suspension));
        }

        foreach (TestbedConcurrency run in data.Concurrency)
        {
            byCell.TryAdd(run.Trial, TestbedTogether.Predict(run, model));
        }

        return byCell.ToImmutable();
    }

    private static TestbedPrediction Single(QemuPrediction predicted, bool isSuspension) => new(
        predicted.Converged, predicted.IsMarginal, (isSuspension ? predicted.Downtime : predicted.TotalTime).TotalSeconds,
        predicted.Downtime.TotalSeconds, predicted.Traffic.Bytes);
}
