using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using PlacementLab.Prediction.Overload;
using Xunit;

namespace PlacementLab.Tests.Prediction;

public sealed class OverloadEvaluationTests
{
    private const double Tolerance = 1e-12;

    [Fact]
    public void AveragePrecision_ByHand()
    {
        // From high to low: 0.9 yes, 0.8 no, 0.7 yes, 0.1 no. Recall rises by ½ at precision 1/1 and by ½ at 2/3:
        // ½ · 1 + ½ · 2/3 = 5/6.
        Assert.Equal(5.0 / 6, OverloadEvaluation.AveragePrecision([0.1, 0.9, 0.7, 0.8], [false, true, true, false]), Tolerance);
    }

    [Fact]
    public void AveragePrecision_TiesEnterTogether()
    {
        // 0.9 yes; then 0.5 yes, 0.5 no, 0.5 no together: ½ · 1 + ½ · 2/4 = 0.75, in whatever order the ties stand.
        Assert.Equal(0.75, OverloadEvaluation.AveragePrecision([0.9, 0.5, 0.5, 0.5], [true, true, false, false]), Tolerance);
        Assert.Equal(0.75, OverloadEvaluation.AveragePrecision([0.5, 0.5, 0.9, 0.5], [false, false, true, true]), Tolerance);

        // All equal: precision is the base rate, 1 of 4.
        Assert.Equal(0.25, OverloadEvaluation.AveragePrecision([0.3, 0.3, 0.3, 0.3], [false, true, false, false]), Tolerance);
    }

    [Fact]
    public void AveragePrecision_WithoutAPositive_IsNaN() => Assert.True(double.IsNaN(OverloadEvaluation.AveragePrecision([0.5, 0.1], [false, false])));

    [Fact]
    public void Brier_ByHand()
    {
        // (0.9 − 1)² + (0.2 − 0)² + (0.6 − 0)² = 0.01 + 0.04 + 0.36 = 0.41; / 3.
        Assert.Equal(0.41 / 3, OverloadEvaluation.Brier([0.9, 0.2, 0.6], [true, false, false]), Tolerance);
    }

    [Fact]
    public void Evaluate_GivesScoresAndReliability()
    {
        // Constant loads of 10 and 20 on a host of 15: N-sigma says 0 and 1. Rows: (0, no), (0, yes), (1, yes).
        // Average precision: ½ · 1/1 + ½ · 2/3 = 5/6. Brier: 1/3. Base rate 2/3: 2/3 · 1/3 = 2/9.
        DemandHistory history = new([[10, 10, 10, 10], [20, 20, 20, 20]], 3, 4);
        OverloadExamples examples = new(history, 1, [new(2, [0], 15, false), new(2, [0], 15, true), new(2, [1], 15, true)]);
        OverloadScore score = OverloadEvaluation.Evaluate(new NSigmaOverloadForecaster(1), examples);
        Assert.Equal(("N-sigma", 3, 2), (score.Name, score.Rows, score.Positives));
        Assert.Equal(5.0 / 6, score.AveragePrecision, Tolerance);
        Assert.Equal(1.0 / 3, score.Brier, Tolerance);
        Assert.Equal(2.0 / 9, score.BaseRateBrier, Tolerance);
        Assert.Equal([new ReliabilityBin(0, 0.5, 2), new ReliabilityBin(1, 1, 1)], score.Reliability.AsEnumerable());
    }

    [Fact]
    public void Evaluate_WithAnotherHorizon_Refuses()
    {
        DemandHistory history = new([[10, 10, 10, 10]], 3, 4);
        OverloadExamples examples = new(history, 2, [new(0, [0], 15, false)]);
        Assert.Throws<ArgumentException>(() => OverloadEvaluation.Evaluate(new NSigmaOverloadForecaster(1), examples));
    }

    [Fact]
    public void PoolAdjacentViolators_ByHand()
    {
        // 1, 3, 2, 2, 5 with equal weights: 3, 2 → 2.5; 2.5 > 2 → (2 · 2.5 + 2) / 3 = 7/3.
        Assert.Equal([1, 7.0 / 3, 7.0 / 3, 7.0 / 3, 5], PoolAdjacentViolators.Fit([1, 3, 2, 2, 5], [1, 1, 1, 1, 1]));

        // Weights 3 and 1: (3 · 4 + 1 · 0) / 4 = 3; then 3 > 2 pools with weight 4: (4 · 3 + 2) / 5 = 2.8.
        double[] pooled = PoolAdjacentViolators.Fit([4, 0, 2], [3, 1, 1]);
        Assert.All(pooled, value => Assert.Equal(2.8, value, Tolerance));
    }

    [Fact]
    public void Interpolate_FillsEmptyBinsOnTheLine()
    {
        // Bins 1 and 4 are filled with 0.2 and 0.8. Bin 0 lies half way from 0 at bin −1: 0.1. Bins 2, 3: 0.2 + 0.2 a step.
        double[] table = [.. OverloadPenaltyTables.Interpolate([1, 4], [0.2, 0.8])];
        Assert.Equal(5, table.Length);
        double[] expected = [0.1, 0.2, 0.4, 0.6, 0.8];
        Assert.All(Enumerable.Range(0, 5), bin => Assert.Equal(expected[bin], table[bin], Tolerance));
    }

    [Fact]
    public void PenaltyTable_IsTheMeanProbabilityByLoad()
    {
        // Constant demands have no residuals, so the quantile is the last value: loads 0.5 and 1.5 of capacity 20, where
        // N-sigma says 0 and 1. With a width of 0.5 they fall into the bins 1 and 3; bin 2 lies half way, bin 0 at 0.
        DemandHistory history = new([[10, 10, 10, 10], [30, 30, 30, 30]], 3, 4);
        FittedForecaster lastValue = new LastValueForecaster().Fit(history, 1);
        OverloadExamples examples = new(history, 1, [new(2, [0], 20, false), new(2, [1], 20, true)]);
        OverloadPenaltyTable table = OverloadPenaltyTables.Build(new NSigmaOverloadForecaster(1), lastValue, 0.9, examples, 0.5);
        Assert.Equal([0, 0, 0.5, 1], table.Probability.AsEnumerable());
        Assert.Equal(1, table.At(7));
    }
}
