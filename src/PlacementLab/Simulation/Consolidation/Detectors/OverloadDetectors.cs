using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>The kinds of overload detectors.</summary>
public static class OverloadDetectors
{
    private static readonly (double, double) _thresholds = (0.01, 1);
    private static readonly (double, double) _spreads = (0, 10);
    private static readonly (double, double) _factors = (0.1, 10);

    /// <summary>All kinds that look at measured demand.</summary>
    public static ImmutableArray<OverloadDetectorKind> All { get; } =
    [
        new("thr", "static threshold", "the threshold", 0.8, _thresholds) { Make = p => new StaticThresholdDetector(p) },
        new("iqr", "interquartile range", "the safety parameter", 1.5, _spreads) { Make = p => new InterquartileRangeDetector(p) },
        new("mad", "median absolute deviation", "the safety parameter", 2.5, _spreads) { Make = p => new MedianAbsoluteDeviationDetector(p) },
        new("lr", "local regression", "the safety parameter", 1.2, _factors) { Make = p => new LocalRegressionDetector(p) },
        new("lrr", "robust local regression", "the safety parameter", 1.2, _factors) { Make = p => new RobustLocalRegressionDetector(p) },
    ];

    /// <summary>The kind that looks at forecasts; it works only where something forecasts.</summary>
    public static OverloadDetectorKind Forecast { get; } =
        new("forecast", "forecast demand", "the threshold", 0.9, _thresholds) { Make = p => new ForecastDetector(p) };
}
