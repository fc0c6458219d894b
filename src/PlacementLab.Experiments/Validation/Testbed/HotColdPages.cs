namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>
/// U(t) = H·(1 − e^(−a·t)) + c·t in pages, fitted to a few points of a curve: H and a on a logarithmic grid, c by least squares, each
/// point weighted by 1 / max(pages, least).
/// </summary>
/// <param name="HotPages">H.</param>
/// <param name="WritesPerPage">a: writes per second to each hot page.</param>
/// <param name="ColdPagesPerSecond">c.</param>
internal readonly record struct HotColdPages(double HotPages, double WritesPerPage, double ColdPagesPerSecond)
{
    private const int GridSize = 60;
    private const double LeastHot = 30;
    private const double LeastWrites = 0.02;
    private const double MostWrites = 400;

    /// <summary>Fits a curve.</summary>
    /// <param name="points">Seconds and different pages written, in order of time.</param>
    /// <param name="nonZeroPages">The most pages that can be hot.</param>
    /// <param name="leastWeighed">Points with fewer pages weigh no more than one with so many.</param>
    public static HotColdPages Fit(IReadOnlyList<(double Seconds, double Pages)> points, double nonZeroPages, double leastWeighed = 50)
    {
        if (points.Count == 0 || points[^1].Pages < 1)
        {
            return new HotColdPages(1, 0, 0);
        }

        (double Error, HotColdPages Curve) best = (double.PositiveInfinity, default);
        for (int i = 0; i < GridSize; i++)
        {
            double hot = LeastHot * Math.Pow(nonZeroPages / LeastHot, i / (GridSize - 1.0));
            for (int j = 0; j < GridSize; j++)
            {
                double writes = LeastWrites * Math.Pow(MostWrites / LeastWrites, j / (GridSize - 1.0));
                (double Error, HotColdPages Curve) found = Cold(points, (hot, writes), leastWeighed);
                best = found.Error < best.Error ? found : best;
            }
        }

        return best.Curve;
    }

    private static (double Error, HotColdPages Curve) Cold(
        IReadOnlyList<(double Seconds, double Pages)> points, (double Hot, double Writes) set, double leastWeighed)
    {
        (double hot, double writes) = set;
        double above = 0;
        double below = 0;
        foreach ((double seconds, double pages) in points)
        {
            double weight = 1 / Math.Max(pages, leastWeighed);
            above += weight * weight * seconds * (pages - Hot(hot, writes, seconds));
            below += weight * weight * seconds * seconds;
        }

        double cold = Math.Max(0, above / below);
        double error = 0;
        foreach ((double seconds, double pages) in points)
        {
            double miss = (pages - Hot(hot, writes, seconds) - (cold * seconds)) / Math.Max(pages, leastWeighed);
            error += miss * miss;
        }

        return (error, new HotColdPages(hot, writes, cold));
    }

    private static double Hot(double hot, double writes, double seconds) => hot * (1 - Math.Exp(-writes * seconds));
}
