namespace PlacementLab.Optimization.Packing;

/// <summary>Prices of the items in whole steps, so that values of patterns and the bound that follows are computed without rounding.</summary>
internal static class CoveringDuals
{
    /// <summary>2⁻³⁰, the smallest difference between prices.</summary>
    public const double Step = 1.0 / (1 << 30);

    /// <summary>Prices rounded down to whole steps; negative ones become 0.</summary>
    public static double[] Rounded(double[] prices)
    {
        double[] rounded = new double[prices.Length];
        for (int i = 0; i < prices.Length; i++)
        {
            rounded[i] = prices[i] > 0 ? Math.Floor(prices[i] / Step) * Step : 0;
        }

        return rounded;
    }

    /// <summary>
    /// ⌈Σ price × items / most⌉: prices divided by the value of the best pattern are a feasible answer of the dual problem, whose
    /// objective no packing undercuts (Farley, 1990). Exact.
    /// </summary>
    /// <param name="prices">Prices in whole steps.</param>
    /// <param name="left">Items of each type.</param>
    /// <param name="most">No pattern has a higher value.</param>
    public static int Bound(double[] prices, int[] left, double most)
    {
        Int128 total = 0;
        for (int i = 0; i < prices.Length; i++)
        {
            total += (Int128)(prices[i] / Step) * left[i];
        }

        var divisor = (Int128)Math.Ceiling(most / Step);
        return divisor <= 0 ? 0 : (int)((total + divisor - 1) / divisor);
    }
}
