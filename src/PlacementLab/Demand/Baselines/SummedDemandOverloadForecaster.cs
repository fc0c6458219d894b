namespace PlacementLab.Demand.Baselines;

/// <summary>
/// Makes an overload forecaster out of a forecaster of single VMs: the score of a group is the sum of its point forecasts
/// over the capacity of the host, and fitting learns the probability that belongs to a score.
/// </summary>
public sealed class SummedDemandOverloadForecaster
{
    private readonly FittedForecaster _forecaster;

    /// <summary>Creates the unfitted forecaster.</summary>
    /// <param name="forecaster">Forecasts the single VMs.</param>
    public SummedDemandOverloadForecaster(FittedForecaster forecaster) => _forecaster = forecaster;

    /// <summary>Learns P = 1 / (1 + e^−(a + b·score)) by maximum likelihood.</summary>
    /// <param name="examples">Cases to learn from, of the forecaster's horizon; at least one.</param>
    /// <exception cref="ArgumentException">There is no example, or its horizon is not that of the forecaster.</exception>
    public FittedSummedDemandOverloadForecaster Fit(OverloadExamples examples)
    {
        if (examples.Rows.IsEmpty || examples.HorizonSamples != _forecaster.HorizonSamples)
        {
            throw new ArgumentException("Needs an example, and examples of the same horizon as the forecaster.", nameof(examples));
        }

        double[] scores = new double[examples.Rows.Length];
        bool[] labels = new bool[examples.Rows.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            OverloadExample example = examples.Rows[row];
            scores[row] = FittedSummedDemandOverloadForecaster.Score(_forecaster, examples.HistoryOf(example), example.Vms.AsSpan(), example.CapacityMips);
            labels[row] = example.Overloaded;
        }

        return new FittedSummedDemandOverloadForecaster(_forecaster, LogisticCurve.Fit(scores, labels));
    }
}
