using System.Collections.Immutable;
using PlacementLab.Demand;

namespace PlacementLab.Prediction.Overload;

/// <summary>Reduces a fitted overload model to a table by load that a solver can use.</summary>
public static class OverloadPenaltyTables
{
    /// <summary>
    /// Mean probability of the model by bin of load (summed demand quantiles of the VMs / capacity), made non-falling by
    /// pool-adjacent-violators with the bins' counts as weights. Bins that no example fell into lie on the line between their
    /// neighbours, below the first filled bin on the line from probability 0 at an empty host.
    /// </summary>
    /// <param name="model">The overload model.</param>
    /// <param name="vmForecaster">Forecasts the single VMs.</param>
    /// <param name="quantile">Quantile of the demand that is summed, from 0 to 1; the solver must use the same.</param>
    /// <param name="examples">Cases to read the model at, at least one.</param>
    /// <param name="binWidth">Width of a bin as a share of the capacity, positive.</param>
    public static OverloadPenaltyTable Build(
        FittedOverloadForecaster model, FittedForecaster vmForecaster, double quantile, OverloadExamples examples, double binWidth)
    {
        if (examples.Rows.IsEmpty || !(binWidth > 0) || !(quantile >= 0 && quantile <= 1))
        {
            throw new ArgumentException("Needs an example, a positive bin width and a quantile from 0 to 1.", nameof(examples));
        }

        double[] probability = OverloadEvaluation.Predict(model, examples);
        int[] bin = new int[probability.Length];
        Parallel.For(0, bin.Length, row => bin[row] = (int)(LoadRatio(vmForecaster, quantile, examples, examples.Rows[row]) / binWidth));
        double[] sum = new double[bin.Max() + 1];
        double[] count = new double[sum.Length];
        for (int row = 0; row < bin.Length; row++)
        {
            sum[bin[row]] += probability[row];
            count[bin[row]]++;
        }

        int[] filled = [.. Enumerable.Range(0, sum.Length).Where(b => count[b] > 0)];
        double[] monotone = PoolAdjacentViolators.Fit([.. filled.Select(b => sum[b] / count[b])], [.. filled.Select(b => count[b])]);
        return new OverloadPenaltyTable(binWidth, Interpolate(filled, monotone));
    }

    private static double LoadRatio(FittedForecaster forecaster, double quantile, OverloadExamples examples, OverloadExample row)
    {
        DemandHistory history = examples.HistoryOf(row);
        double sum = 0;
        foreach (int vm in row.Vms)
        {
            sum += forecaster.Forecast(history, vm).QuantileMips(quantile);
        }

        return sum / row.CapacityMips;
    }

    /// <summary>Fills the bins between the given ones, and those below the first on the line from −1 with value 0.</summary>
    internal static ImmutableArray<double> Interpolate(ReadOnlySpan<int> filled, ReadOnlySpan<double> values)
    {
        ImmutableArray<double>.Builder all = ImmutableArray.CreateBuilder<double>(filled[^1] + 1);
        (int below, double low) = (-1, 0.0);
        for (int index = 0; index < filled.Length; index++)
        {
            (int above, double high) = (filled[index], values[index]);
            for (int bin = below + 1; bin <= above; bin++)
            {
                all.Add(low + ((high - low) * (bin - below) / (above - below)));
            }

            (below, low) = (above, high);
        }

        return all.MoveToImmutable();
    }
}
