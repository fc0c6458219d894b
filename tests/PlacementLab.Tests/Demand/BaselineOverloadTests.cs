using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Demand.Baselines;
using Xunit;

namespace PlacementLab.Tests.Demand;

public sealed class BaselineOverloadTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746)]
    [InlineData(-1, 0.158655254)]
    [InlineData(1.959963985, 0.975)]
    [InlineData(-4, 3.16712e-5)]
    public void NormalCdf_AgreesWithTables(double z, double expected) => Assert.Equal(expected, NormalDistribution.Cdf(z), 1.5e-7);

    [Fact]
    public void NSigma_IsTheNormalTailAboveTheCapacity()
    {
        // Sums 10, 14, 10, 14: mean 12, deviation 2. Capacity 14 is one deviation above: 1 − Φ(1) = 0.158655.
        DemandHistory history = new([[4, 8, 4, 8], [6, 6, 6, 6]], 3, 4);
        Assert.Equal(0.158655, new NSigmaOverloadForecaster(1, 4).Probability(history, [0, 1], 14), 1e-6);
    }

    [Fact]
    public void NSigma_WithoutVariation_IsCertain()
    {
        DemandHistory history = new([[5, 5, 5]], 2, 4);
        NSigmaOverloadForecaster forecaster = new(1);
        Assert.Equal(1, forecaster.Probability(history, [0], 4.9));
        Assert.Equal(0, forecaster.Probability(history, [0], 5));
        Assert.Equal(0, forecaster.Probability(history, [], 5));
    }

    [Fact]
    public void Logistic_RecoversTheOddsOfTwoGroups()
    {
        // At x = 0 one of four overloads, at x = 1 three of four: the fit passes through both, a = ln(1/3), b = 2 ln 3, up to
        // the ridge of 10⁻³ and the half cases, which move a probability by less than 0.03.
        LogisticCurve curve = LogisticCurve.Fit([0, 0, 0, 0, 1, 1, 1, 1], [true, false, false, false, true, true, true, false]);
        Assert.Equal(0.25, curve.At(0), 0.03);
        Assert.Equal(0.75, curve.At(1), 0.03);
        Assert.Equal(1, curve.At(0) + curve.At(1), 1e-6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Logistic_WithOneOutcome_StaysFinite(bool outcome)
    {
        LogisticCurve curve = LogisticCurve.Fit([0.1, 0.5, 0.9], [outcome, outcome, outcome]);
        Assert.InRange(curve.At(0.5), 0.01, 0.99);
        Assert.Equal(outcome, curve.At(0.5) > 0.5);
    }

    [Fact]
    public void Logistic_OnSeparatedOutcomes_StaysFiniteAndRising()
    {
        LogisticCurve curve = LogisticCurve.Fit([0.1, 0.2, 0.8, 0.9], [false, false, true, true]);
        Assert.True(double.IsFinite(curve.Slope) && curve.Slope > 1);
        Assert.Equal(0.5, curve.At(0.5), 1e-6);
    }

    [Fact]
    public void SummedDemand_RanksByForecastOverCapacity()
    {
        float[][] demand = [[1, 1, 1, 1, 1, 1], [2, 2, 2, 2, 2, 2], [4, 4, 4, 4, 4, 4]];
        DemandHistory history = new(demand, 5, 4);
        FittedForecaster lastValue = new LastValueForecaster().Fit(history, 1);
        ImmutableArray<OverloadExample> rows =
        [
            new(2, [0, 1], 5, false), new(2, [0, 2], 4, true), new(3, [1, 2], 5, true), new(3, [1], 5, false),
        ];
        FittedSummedDemandOverloadForecaster fitted = new SummedDemandOverloadForecaster(lastValue).Fit(new OverloadExamples(history, 1, rows));

        // Shares of capacity: (1 + 2) / 6 = 0.5 < (2 + 4) / 6 = 1 < (1 + 2 + 4) / 6 = 1.17.
        double half = fitted.Probability(history, [0, 1], 6);
        double full = fitted.Probability(history, [1, 2], 6);
        double over = fitted.Probability(history, [0, 1, 2], 6);
        Assert.True(half < full && full < over);
        Assert.Equal(full, fitted.Probability(history, [0], 1), 1e-12);
        Assert.Equal(0, fitted.Probability(history, [], 6));
    }

    [Fact]
    public void SummedDemand_WithoutExamplesOrWithAnotherHorizon_Refuses()
    {
        DemandHistory history = new([[1, 1, 1, 1]], 3, 4);
        SummedDemandOverloadForecaster unfitted = new(new LastValueForecaster().Fit(history, 1));
        Assert.Throws<ArgumentException>(() => unfitted.Fit(new OverloadExamples(history, 1, [])));
        Assert.Throws<ArgumentException>(() => unfitted.Fit(new OverloadExamples(history, 2, [new(0, [0], 1, false)])));
    }

    [Fact]
    public void NotYetOverloaded_KeepsTheCasesWithinCapacity()
    {
        // Loads now: 2 + 3 = 5 of 5 is within, 2 + 3 = 5 of 4 is not.
        DemandHistory history = new([[2, 9], [3, 9]], 1, 4);
        OverloadExamples examples = new(history, 1, [new(0, [0, 1], 5, true), new(0, [0, 1], 4, true)]);
        Assert.Equal(5, Assert.Single(examples.NotYetOverloaded().Rows).CapacityMips);
    }
}
