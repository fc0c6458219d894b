using Microsoft.ML.Calibrators;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>
/// Learns the probability of overload from examples: boosted trees (ML.NET FastTree, binary), calibrated by Platt's method on
/// the tuning part. The same examples, options and seed give the same bytes.
/// </summary>
public sealed class LearnedOverloadForecaster
{
    private readonly LearnedOverloadOptions _options;

    /// <summary>Creates the unfitted forecaster.</summary>
    /// <param name="options">How to train.</param>
    public LearnedOverloadForecaster(LearnedOverloadOptions options)
    {
        if (options.Shapes.IsDefaultOrEmpty || options.Shapes.Any(s => s.Trees < 1 || s.Leaves < 2 || !(s.LearningRate > 0 && s.LearningRate <= 1)))
        {
            throw new ArgumentException("Needs at least one shape, with a tree, two leaves and a learning rate in (0, 1].", nameof(options));
        }

        _options = options;
    }

    /// <summary>Trains the trees, calibrates them, and keeps the shape with the lowest log-loss on the tuning part.</summary>
    /// <param name="train">Cases to learn from; overload and none must both occur.</param>
    /// <param name="tune">Later cases to calibrate and choose on, of the same horizon; overload and none must both occur.</param>
    /// <param name="cancellation">Stops at once; the trees grow on in the background and are dropped.</param>
    /// <exception cref="InvalidInputException">One of the parts lacks one of the outcomes.</exception>
    /// <exception cref="ArgumentException">The parts do not have the same horizon and samples per day.</exception>
    public FittedLearnedOverloadForecaster Fit(OverloadExamples train, OverloadExamples tune, CancellationToken cancellation = default)
    {
        if (train.HorizonSamples != tune.HorizonSamples || train.SamplesPerDay != tune.SamplesPerDay)
        {
            throw new ArgumentException("Training and tuning need the same horizon and samples per day.", nameof(tune));
        }

        NeedBothOutcomes("training examples", train);
        NeedBothOutcomes("tuning examples", tune);
        int trainSamples = train.Rows.Max(row => row.Now) + 1 + train.HorizonSamples;
        OverloadFeatureSettings settings = OverloadFeatureSettings.For(trainSamples, train.SamplesPerDay, train.HorizonSamples);
        FeatureRow[] trainRows = FeatureRows(train, settings);
        FeatureRow[] tuneRows = FeatureRows(tune, settings);
        FittedLearnedOverloadForecaster? best = null;
        double lowest = double.PositiveInfinity;
        foreach (TreeShape shape in _options.Shapes)
        {
            cancellation.ThrowIfCancellationRequested();
            FittedLearnedOverloadForecaster candidate = FitShape(trainRows, tuneRows, settings, shape, cancellation);
            double loss = LogLoss(candidate, tuneRows);
            (best, lowest) = best is null || loss < lowest ? (candidate, loss) : (best, lowest);
        }

        return best!;
    }

    /// <summary>The features of all cases, each in its own place, so that the number of threads does not matter.</summary>
    internal static FeatureRow[] FeatureRows(OverloadExamples examples, OverloadFeatureSettings settings)
    {
        FeatureRow[] rows = new FeatureRow[examples.Rows.Length];
        Parallel.For(0, rows.Length, row =>
        {
            OverloadExample example = examples.Rows[row];
            float[] features = new float[OverloadFeatures.Count];
            OverloadFeatures.Compute(examples.HistoryOf(example), example.Vms.AsSpan(), example.CapacityMips, settings, features);
            rows[row] = new FeatureRow { Label = example.Overloaded, Features = features };
        });
        return rows;
    }

    private FittedLearnedOverloadForecaster FitShape(
        FeatureRow[] train, FeatureRow[] tune, OverloadFeatureSettings settings, TreeShape shape, CancellationToken cancellation)
    {
        TreeEnsemble trees = TreeTraining.Extract(TreeTraining.Train(train, shape, _options.Seed, cancellation).Model.SubModel);
        FeatureRow[] scored = [.. tune.Select(row => new FeatureRow { Label = row.Label, Features = row.Features, Score = (float)trees.Score(row.Features) })];
        PlattCalibrator platt = TreeTraining.Calibrate(scored);
        return new FittedLearnedOverloadForecaster(settings, trees, platt.Slope, platt.Offset);
    }

    private static double LogLoss(FittedLearnedOverloadForecaster candidate, FeatureRow[] rows)
    {
        const double smallest = 1e-12;
        return -rows.Average(row =>
        {
            double p = candidate.Probability(row.Features);
            return Math.Log(Math.Max(smallest, row.Label ? p : 1 - p));
        });
    }

    private static void NeedBothOutcomes(string place, OverloadExamples examples)
    {
        int positives = examples.Positives;
        if (positives == 0 || positives == examples.Rows.Length)
        {
            throw new InvalidInputException(
                place, $"{positives} overloads in {examples.Rows.Length} rows", "rows with and without overload", "Choose hosts whose capacity the demand sometimes exceeds, or more VMs.");
        }
    }
}
