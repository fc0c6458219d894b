using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Detectors;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Detectors;

public sealed class OverloadDetectorTests
{
    // Newest first; the values of the published check.
    private static readonly double[] _history = [.42, .47, .39, .55, .61, .50, .44, .48, .52, .40, .37, .45, .58];

    [Fact]
    public void MedianAbsoluteDeviation_EqualsTheReleasesDigits()
    {
        Assert.Equal(0.050000000000000044, OrderStatistics.MedianAbsoluteDeviation([.. _history]));
        Assert.Equal(0.04999999999999999, OrderStatistics.MedianAbsoluteDeviation([.. _history[..12]]));
    }

    [Fact]
    public void InterquartileRange_EqualsTheReleasesDigits()
    {
        Assert.Equal(0.13000000000000006, OrderStatistics.InterquartileRange([.. _history.Order()]));
        Assert.Equal(0.12, OrderStatistics.InterquartileRange([.. _history[..12].Order()]));
    }

    [Fact]
    public void TrendLine_EqualsTheReleasesDigits()
    {
        var line = TrendLine.Fit(_history);

        Assert.Equal(0.4840000000000001, line.Intercept);
        Assert.Equal(-0.0010909090909090953, line.Slope);
        Assert.Equal(0.5664, line.After(1) * 1.2);
    }

    [Fact]
    public void Median_OfOneValue_IsThatValue() => Assert.Equal(0.3, OrderStatistics.Median([0.3]));

    [Theory]
    [InlineData(0.8, 0.8, false)] // at the threshold is not above it
    [InlineData(0.8, 0.81, true)]
    public void StaticThreshold_IsExceededStrictly(double threshold, double demand, bool expected) =>
        Assert.Equal(expected, new StaticThresholdDetector(threshold).IsOverloaded(new HostLoad { DemandShare = demand }));

    // 1 - 2.5 * 0.05 = 0.875 and 1 - 1.5 * 0.13 = 0.805
    [Theory]
    [InlineData("mad", 2.5, 0.87, false)]
    [InlineData("mad", 2.5, 0.88, true)]
    [InlineData("iqr", 1.5, 0.80, false)]
    [InlineData("iqr", 1.5, 0.81, true)]
    public void AdaptiveThreshold_IsLoweredBySpread(string name, double parameter, double demand, bool expected) =>
        Assert.Equal(expected, Create(name, parameter).IsOverloaded(new HostLoad { History = _history, DemandShare = demand }));

    [Theory]
    [InlineData("iqr", 11)]
    [InlineData("mad", 11)]
    [InlineData("lr", 9)]
    [InlineData("lrr", 9)]
    public void ShortHistory_FallsBackToSeventyPercent(string name, int values)
    {
        IOverloadDetector detector = Create(name, 1.2);
        double[] history = [.. Enumerable.Repeat(0.9, values)];

        Assert.Equal(values + 1, detector.MinimumHistory);
        Assert.False(detector.IsOverloaded(new HostLoad { History = history, DemandShare = 0.7 }));
        Assert.True(detector.IsOverloaded(new HostLoad { History = history, DemandShare = 0.71 }));
    }

    [Fact]
    public void Regressions_OnALine_AreThatLineWhateverTheWeights()
    {
        // Rising by 0.05 to 0.75: the next value is 0.8, and 1.2 * 0.8 = 0.96 < 1 <= 1.3 * 0.8 = 1.04.
        double[] rising = [.. Enumerable.Range(0, 10).Select(i => 0.75 - (0.05 * i))];
        var load = new HostLoad { History = rising, MigrationIntervals = 0.1 };

        Assert.False(new LocalRegressionDetector(1.2).IsOverloaded(load));
        Assert.True(new LocalRegressionDetector(1.3).IsOverloaded(load));
        Assert.False(new RobustLocalRegressionDetector(1.2).IsOverloaded(load));
        Assert.True(new RobustLocalRegressionDetector(1.3).IsOverloaded(load));
    }

    [Fact]
    public void LongerMigration_LooksFurtherAhead()
    {
        double[] rising = [.. Enumerable.Range(0, 10).Select(i => 0.75 - (0.05 * i))];

        // 1.2 * (0.75 + 0.05) = 0.96, 1.2 * (0.75 + 0.10) = 1.02
        Assert.False(new LocalRegressionDetector(1.2).IsOverloaded(new HostLoad { History = rising, MigrationIntervals = 1 }));
        Assert.True(new LocalRegressionDetector(1.2).IsOverloaded(new HostLoad { History = rising, MigrationIntervals = 1.01 }));
    }

    [Fact]
    public void RobustRegression_DisregardsASinglePeak()
    {
        // About 0.65 throughout with small variation, but the newest value is 1. By hand, 1.2 times the next value:
        // 1.0106 with tricube weights, 0.9797 with bisquare weights as well.
        double[] peak = [1, .66, .65, .64, .65, .66, .65, .64, .65, .66];
        var load = new HostLoad { History = peak, MigrationIntervals = 1 };

        Assert.True(new LocalRegressionDetector(1.2).IsOverloaded(load));
        Assert.False(new RobustLocalRegressionDetector(1.2).IsOverloaded(load));
    }

    [Theory]
    [InlineData("lr")]
    [InlineData("lrr")]
    public void UnweightedRegression_IsTheReleasesLrAndLrr(string name)
    {
        var detector = new UnweightedRegressionDetector(name, 1.2);

        // 0.5664 / 1.2 = 0.472; 0.472 * 2.2 = 1.0384
        Assert.False(detector.IsOverloaded(new HostLoad { History = _history, MigrationIntervals = 0.1, DemandShare = 2 }));
        Assert.True(new UnweightedRegressionDetector(name, 2.2).IsOverloaded(new HostLoad { History = _history, MigrationIntervals = 0.1 }));
    }

    [Theory]
    [InlineData("thr", 0)]
    [InlineData("thr", 1.01)]
    [InlineData("mad", -0.1)]
    [InlineData("lr", double.NaN)]
    public void ParameterOutsideItsRange_IsRefusedWithTheRange(string name, double parameter)
    {
        OverloadDetectorKind kind = OverloadDetectors.All.Single(k => k.Name == name);

        var refused = Assert.Throws<InvalidInputException>(() => kind.Create(parameter, "--parameter"));

        Assert.Equal("--parameter", refused.Place);
        Assert.Contains(FormattableString.Invariant($"from {kind.Range.Least} to {kind.Range.Most}"), refused.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryKind_MakesADetectorOfItsName() =>
        Assert.All(OverloadDetectors.All, kind => Assert.Equal(kind.Name, kind.Create(kind.Usual).Name));

    private static IOverloadDetector Create(string name, double parameter) => OverloadDetectors.All.Single(k => k.Name == name).Create(parameter);
}
