using System.Collections.Immutable;

namespace PlacementLab.Experiments.Validation;

/// <summary>Repeats of the same migration with their predictions.</summary>
public sealed record MeasuredCell
{
    /// <summary>A cell with one prediction for all runs.</summary>
    /// <param name="name">Name of the cell.</param>
    /// <param name="runs">What was measured in each run; at least one, all positive.</param>
    /// <param name="predicted">What the model says.</param>
    public MeasuredCell(string name, ImmutableArray<double> runs, double predicted)
        : this(name, runs, [.. runs.Select(_ => predicted)])
    {
    }

    /// <summary>A cell with a prediction for each run, where a known input differs between them.</summary>
    /// <param name="name">Name of the cell.</param>
    /// <param name="runs">What was measured in each run; at least one, all positive.</param>
    /// <param name="predictions">What the model says for each run.</param>
    /// <exception cref="ArgumentException">There is no run, one is not positive, or the numbers differ.</exception>
    public MeasuredCell(string name, ImmutableArray<double> runs, ImmutableArray<double> predictions)
    {
        if (runs.IsEmpty || runs.Length != predictions.Length || runs.Any(r => !(r > 0)))
        {
            throw new ArgumentException("A cell needs at least one run, all positive, and a prediction for each.", nameof(runs));
        }

        (Name, Runs, Predictions) = (name, runs, predictions);
    }

    /// <summary>Name of the cell.</summary>
    public string Name { get; }

    /// <summary>What was measured in each run.</summary>
    public ImmutableArray<double> Runs { get; }

    /// <summary>What the model says for each run.</summary>
    public ImmutableArray<double> Predictions { get; }

    /// <summary>Whether the mean of the runs stands for the cell instead of their median.</summary>
    public bool ByMean { get; init; }

    /// <summary>What stands for the runs: their median, or their mean.</summary>
    public double Measured => ByMean ? Runs.Average() : SampleStatistics.Median(Runs);

    /// <summary>What stands for the predictions.</summary>
    public double Predicted => ByMean ? Predictions.Average() : SampleStatistics.Median(Predictions);

    /// <summary>|predicted − measured|.</summary>
    public double AbsoluteError => Math.Abs(Predicted - Measured);

    /// <summary>|predicted − measured| / measured.</summary>
    public double RelativeError => AbsoluteError / Measured;

    /// <summary>|predicted − run| / run for each run.</summary>
    public IEnumerable<double> RunErrors => Runs.Zip(Predictions, (run, predicted) => Math.Abs(predicted - run) / run);

    /// <summary>|run − measured| / measured for each run; empty for a single run.</summary>
    public IEnumerable<double> Noise => Runs.Length > 1 ? Runs.Select(r => Math.Abs(r - Measured) / Measured) : [];
}
