namespace PlacementLab.Experiments.Comparison.Statistics;

/// <summary>
/// Paired permutation test (Fisher's randomisation test): if two policies were alike, every day's difference could as well have the
/// other sign. The two-sided p is the share of all 2ⁿ choices of signs whose sum is at least as far from zero as that found.
/// </summary>
public static class SignFlipTest
{
    /// <summary>Most differences for which all choices of signs are tried; with more, <see cref="Draws"/> are drawn by a seed.</summary>
    public const int MostExact = 20;

    /// <summary>Choices of signs that are drawn where there are too many.</summary>
    public const int Draws = 200_000;

    // Sums that differ by rounding only count as equal.
    private const double Tolerance = 1e-12;

    /// <summary>The two-sided p; 1 if all differences are zero.</summary>
    /// <param name="differences">A difference for each block, at least one.</param>
    /// <exception cref="ArgumentException">There is no difference.</exception>
    public static double PValue(IReadOnlyList<double> differences)
    {
        if (differences.Count == 0)
        {
            throw new ArgumentException("A test needs at least one difference.", nameof(differences));
        }

        double found = Math.Abs(differences.Sum());
        double limit = found - (Tolerance * differences.Sum(Math.Abs));
        return differences.Count <= MostExact ? Exact(differences, limit) : Drawn(differences, limit);
    }

    private static double Exact(IReadOnlyList<double> differences, double limit)
    {
        long choices = 1L << differences.Count;
        long asFar = 0;
        for (long signs = 0; signs < choices; signs++)
        {
            double sum = 0;
            for (int i = 0; i < differences.Count; i++)
            {
                sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
            }

            asFar += Math.Abs(sum) >= limit ? 1 : 0;
        }

        return (double)asFar / choices;
    }

    private static double Drawn(IReadOnlyList<double> differences, double limit)
    {
        var random = new Random(1);
        int asFar = 1; // The choice that was found counts too.
        for (int draw = 0; draw < Draws; draw++)
        {
            double sum = 0;
            foreach (double difference in differences)
            {
                sum += random.Next(2) == 0 ? difference : -difference;
            }

            asFar += Math.Abs(sum) >= limit ? 1 : 0;
        }

        return (double)asFar / (Draws + 1);
    }
}
