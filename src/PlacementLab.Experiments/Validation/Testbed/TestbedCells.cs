using System.Collections.Immutable;
using PlacementLab.Migration.Qemu;
using PlacementLab.Traces.Migrations;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>The cells of some rows, each with its prediction.</summary>
internal sealed class TestbedCells
{
    private readonly ImmutableArray<(string Variant, string Name, ImmutableArray<TestbedMeasurement> Runs, QemuPrediction Predicted)> _cells;

    /// <summary>Groups rows by cell and predicts each cell from what was measured before its first run.</summary>
    public TestbedCells(IEnumerable<TestbedMeasurement> rows, TestbedModel model)
        : this(rows, first => model.Predict(first.Setup, first.Workload))
    {
    }

    /// <summary>Groups rows by cell and predicts each cell from its first run.</summary>
    public TestbedCells(IEnumerable<TestbedMeasurement> rows, Func<TestbedMeasurement, QemuPrediction> predict)
    {
        _cells =
        [
            .. rows.GroupBy(r => r.Cell).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (g.First().Setup.Variant, g.Key, g.ToImmutableArray(), predict(g.First()))),
        ];
    }

    /// <summary>The schemes that occur, in alphabetical order of their names.</summary>
    public IEnumerable<string> Variants => _cells.Select(c => c.Variant).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Runs whose convergence could not be told beforehand because it is a draw.</summary>
    public int MarginalRuns => _cells.Where(c => IsPreCopy(c.Variant) && c.Predicted.IsMarginal).Sum(c => c.Runs.Length);

    /// <summary>Cells of a scheme in which both the model and at least one run converged, with one quantity.</summary>
    /// <param name="variant">The scheme; null for all.</param>
    /// <param name="target">"total", "traffic" or "downtime".</param>
    public List<MeasuredCell> Of(string? variant, string target)
    {
        var cells = new List<MeasuredCell>();
        foreach (var cell in _cells.Where(c => (variant is null || c.Variant == variant) && c.Predicted.Converged))
        {
            ImmutableArray<double> measured =
                [.. cell.Runs.Where(r => r.Completed).Select(r => Measured(r, target)).OfType<double>().Where(v => v > 0)];
            double predicted = Predicted(cell.Predicted, target);
            if (!measured.IsEmpty && predicted > 0)
            {
                cells.Add(new MeasuredCell(cell.Name, measured, predicted));
            }
        }

        return cells;
    }

    /// <summary>Runs of pre-copy outside the marginal band, and those of them whose convergence was foretold wrongly.</summary>
    public (int Runs, int FalseConverges, int FalseDoesNot) Convergence()
    {
        var foretold = _cells.Where(c => IsPreCopy(c.Variant) && !c.Predicted.IsMarginal).ToArray();
        return (
            foretold.Sum(c => c.Runs.Length),
            foretold.Where(c => c.Predicted.Converged).Sum(c => c.Runs.Count(r => !r.Completed)),
            foretold.Where(c => !c.Predicted.Converged).Sum(c => c.Runs.Count(r => r.Completed)));
    }

    private static bool IsPreCopy(string variant) => variant.StartsWith("pre-copy", StringComparison.Ordinal);

    private static double? Measured(TestbedMeasurement row, string target) => target switch
    {
        "total" => row.TotalMilliseconds / 1000,
        "downtime" => row.StopToResumeMilliseconds / 1000,
        _ => row.TransferredBytes,
    };

    private static double Predicted(QemuPrediction prediction, string target) => target switch
    {
        "total" => prediction.TotalTime.TotalSeconds,
        "downtime" => prediction.Downtime.TotalSeconds,
        _ => prediction.Traffic.Bytes,
    };
}
