using System.Collections.Immutable;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>Judges overload forecasters by examples that they have not seen.</summary>
public static class OverloadEvaluation
{
    private const int ReliabilityBins = 10;

    /// <summary>Predicts every example and compares with what happened.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="examples">The examples, at least one, of the forecaster's horizon.</param>
    public static OverloadScore Evaluate(FittedOverloadForecaster forecaster, OverloadExamples examples)
    {
        if (examples.Rows.IsEmpty || examples.HorizonSamples != forecaster.HorizonSamples)
        {
            throw new ArgumentException("Needs an example, and examples of the same horizon as the forecaster.", nameof(examples));
        }

        double[] predicted = Predict(forecaster, examples);
        bool[] overloaded = [.. examples.Rows.Select(row => row.Overloaded)];
        return new OverloadScore(
            forecaster.Name,
            predicted.Length,
            overloaded.Count(y => y),
            AveragePrecision(predicted, overloaded),
            Brier(predicted, overloaded),
            Reliability(predicted, overloaded));
    }

    /// <summary>The probabilities of all examples, each computed on its own, so that the number of threads does not matter.</summary>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="examples">The examples.</param>
    public static double[] Predict(FittedOverloadForecaster forecaster, OverloadExamples examples)
    {
        double[] predicted = new double[examples.Rows.Length];
        Parallel.For(0, predicted.Length, row =>
        {
            OverloadExample example = examples.Rows[row];
            predicted[row] = forecaster.Probability(examples.HistoryOf(example), example.Vms.AsSpan(), example.CapacityMips);
        });
        return predicted;
    }

    /// <summary>
    /// Average precision Σₙ (Rₙ − Rₙ₋₁)·Pₙ over the thresholds n from high to low, Pₙ and Rₙ being precision and recall of
    /// calling all rows at or above the threshold; rows of equal probability enter together. NaN without a positive.
    /// </summary>
    /// <param name="predicted">Probabilities.</param>
    /// <param name="overloaded">What happened, row by row.</param>
    public static double AveragePrecision(IReadOnlyList<double> predicted, IReadOnlyList<bool> overloaded)
    {
        int positives = overloaded.Count(y => y);
        int[] order = [.. Enumerable.Range(0, predicted.Count).OrderByDescending(row => predicted[row])];
        double sum = 0;
        int hits = 0;
        for (int start = 0; start < order.Length;)
        {
            int before = hits;
            int end = start;
            for (; end < order.Length && predicted[order[end]] == predicted[order[start]]; end++)
            {
                hits += overloaded[order[end]] ? 1 : 0;
            }

            sum += (double)(hits - before) / positives * hits / end;
            start = end;
        }

        return positives == 0 ? double.NaN : sum;
    }

    /// <summary>Brier score: the mean of (p − y)².</summary>
    /// <param name="predicted">Probabilities, at least one.</param>
    /// <param name="overloaded">What happened, row by row.</param>
    public static double Brier(IReadOnlyList<double> predicted, IReadOnlyList<bool> overloaded)
    {
        double sum = 0;
        for (int row = 0; row < predicted.Count; row++)
        {
            double error = predicted[row] - (overloaded[row] ? 1 : 0);
            sum += error * error;
        }

        return sum / predicted.Count;
    }

    private static ImmutableArray<ReliabilityBin> Reliability(double[] predicted, bool[] overloaded) =>
    [
        .. Enumerable.Range(0, predicted.Length)
            .GroupBy(row => Math.Clamp((int)(predicted[row] * ReliabilityBins), 0, ReliabilityBins - 1))
            .OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin(bin.Average(row => predicted[row]), bin.Average(row => overloaded[row] ? 1.0 : 0), bin.Count())),
    ];
}
