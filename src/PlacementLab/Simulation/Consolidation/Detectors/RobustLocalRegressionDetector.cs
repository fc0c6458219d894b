namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>
/// LRR: as <see cref="LocalRegressionDetector"/>, and once more with the weights multiplied by bisquare weights
/// (1 − (e/(6·median|e|))²)² of the residuals e of that line, 0 where |e| is larger than that, so that single peaks count
/// little. Beloglazov and Buyya, CCPE 24(13), 2012, §6.1.4, after Cleveland, JASA 74, 1979.
/// </summary>
/// <param name="safety">s: the prediction is multiplied by it.</param>
public sealed class RobustLocalRegressionDetector(double safety) : IOverloadDetector
{
    /// <inheritdoc/>
    public string Name => "lrr";

    /// <inheritdoc/>
    public int MinimumHistory => TrendLine.Points;

    /// <inheritdoc/>
    public int MostHistory => TrendLine.Points;

    /// <inheritdoc/>
    public bool IsOverloaded(in HostLoad host) => host.History.Length < MinimumHistory
        ? StaticThresholdDetector.Fallback.IsOverloaded(host)
        : Fit(host.History).After(Math.Ceiling(host.MigrationIntervals)) * safety >= 1;

    private static TrendLine Fit(ReadOnlySpan<double> newestFirst)
    {
        var first = TrendLine.FitWeighted(newestFirst, LocalRegressionDetector.Weights);
        Span<double> residuals = stackalloc double[TrendLine.Points];
        Span<double> sorted = stackalloc double[TrendLine.Points];
        for (int x = 1; x <= TrendLine.Points; x++)
        {
            residuals[x - 1] = newestFirst[TrendLine.Points - x] - first.After(x - TrendLine.Points);
            sorted[x - 1] = Math.Abs(residuals[x - 1]);
        }

        sorted.Sort();
        double reach = 6 * OrderStatistics.Median(sorted);
        int inReach = 0;
        for (int i = 0; i < residuals.Length; i++)
        {
            double part = residuals[i] / reach;
            bool counts = Math.Abs(part) < 1;
            residuals[i] = counts ? LocalRegressionDetector.Weights[i] * (1 - (part * part)) * (1 - (part * part)) : 0;
            inReach += counts ? 1 : 0;
        }

        return inReach < 2 ? first : TrendLine.FitWeighted(newestFirst, residuals);
    }
}
