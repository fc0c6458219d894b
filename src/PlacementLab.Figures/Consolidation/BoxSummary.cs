using System.Collections.Immutable;
using PlacementLab.Experiments.Validation;

namespace PlacementLab.Figures.Consolidation;

/// <summary>What a box shows of some values: median, quartiles, and whiskers to the furthest value within 1.5 box lengths (Tukey).</summary>
/// <param name="Median">Median.</param>
/// <param name="Lower">First quartile.</param>
/// <param name="Upper">Third quartile.</param>
/// <param name="Least">Lower whisker.</param>
/// <param name="Most">Upper whisker.</param>
internal readonly record struct BoxSummary(double Median, double Lower, double Upper, double Least, double Most)
{
    private const double WhiskerLengths = 1.5;

    /// <summary>The summary of at least one value.</summary>
    public static BoxSummary Of(IReadOnlyCollection<double> values)
    {
        double lower = SampleStatistics.Quantile(values, 0.25);
        double upper = SampleStatistics.Quantile(values, 0.75);
        double reach = WhiskerLengths * (upper - lower);
        ImmutableArray<double> near = [.. values.Where(v => v >= lower - reach && v <= upper + reach)];
        return new(SampleStatistics.Median(values), lower, upper, near.Min(), near.Max());
    }
}
