namespace PlacementLab.Planning;

/// <summary>Bandwidths are reserved in whole bytes per second, so that what links have left is exact.</summary>
internal static class LinkRates
{
    private const double RoundingNoise = 1e-3;

    /// <summary>Rounds a rate down to whole bytes per second, forgiving the noise of its computation.</summary>
    /// <param name="bytesPerSecond">Rate in B/s.</param>
    public static double WholeBytesPerSecond(double bytesPerSecond) => Math.Floor(bytesPerSecond + RoundingNoise);
}
