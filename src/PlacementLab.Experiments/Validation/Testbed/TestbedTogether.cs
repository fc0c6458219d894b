using System.Collections.Immutable;
using PlacementLab.Migration.Qemu;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>
/// Several equal VMs over one link. One after another: the sum of their times. At once: max-min sharing gives each an equal part of
/// the link for as long as all are under way, which equal VMs are until the end.
/// </summary>
internal static class TestbedTogether
{
    private const double LongestSeconds = 600;
    private static readonly ErrorGoal _goal = new() { Median = 0.05 };

    /// <summary>Makespan and traffic of all trials.</summary>
    public static ValidationReport Validate(ImmutableArray<TestbedConcurrency> trials, TestbedModel model, ValidationSubject subject) =>
        Validate(trials, trial => Predict(trial, model), subject);

    /// <summary>Makespan and traffic of all trials, by any prediction.</summary>
    public static ValidationReport Validate(
        ImmutableArray<TestbedConcurrency> trials, Func<TestbedConcurrency, TestbedPrediction> predict, ValidationSubject subject)
    {
        ValidationReport report = ValidationReport.Empty;
        foreach (IGrouping<bool, TestbedConcurrency> mode in trials.Where(t => t.Vms > 1).GroupBy(t => t.Parallel).OrderBy(g => g.Key))
        {
            foreach (string target in new[] { "makespan", "traffic" })
            {
                MeasuredCell[] cells =
                [
                    .. mode.GroupBy(t => $"{t.Trial}, {t.Vms} VMs").OrderBy(g => g.Key, StringComparer.Ordinal)
                        .Select(g => Cell(g.Key, [.. g], predict, target)).OfType<MeasuredCell>(),
                ];
                if (cells.Length > 0)
                {
                    ValidationSubject named = subject with { Scheme = mode.Key ? "several at once" : "one after another", Target = target };
                    report = report.Then(new([CellErrors.Of(cells).Finding(named, _goal)], CellErrors.Points(named, cells), []));
                }
            }
        }

        return report;
    }

    /// <summary>What the model says of a trial.</summary>
    public static TestbedPrediction Predict(TestbedConcurrency trial, TestbedModel model)
    {
        var setup = new TestbedSetup
        {
            Scheme = trial.Scheme,
            LinkMebibytesPerSecond = trial.LinkMebibytesPerSecond / (trial.Parallel ? trial.Vms : 1),
            DowntimeLimitMilliseconds = trial.DowntimeLimitMilliseconds,
            TimeLimitSeconds = LongestSeconds,
        };
        QemuPrediction one = model.Predict(setup, trial.Workload);
        return new TestbedPrediction(
            one.Converged, one.IsMarginal, one.TotalTime.TotalSeconds * (trial.Parallel ? 1 : trial.Vms), one.Downtime.TotalSeconds,
            one.Traffic.Bytes * trial.Vms);
    }

    private static MeasuredCell? Cell(string name, TestbedConcurrency[] runs, Func<TestbedConcurrency, TestbedPrediction> predict, string target)
    {
        TestbedPrediction predicted = predict(runs[0]);
        bool isTime = target == "makespan";
        return predicted.Converges
            ? new MeasuredCell(
                name, [.. runs.Select(r => isTime ? r.MakespanMilliseconds / 1000 : r.TransferredBytes)],
                isTime ? predicted.TotalSeconds : predicted.TrafficBytes)
            : null;
    }
}
