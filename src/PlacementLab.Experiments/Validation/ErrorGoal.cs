using System.Globalization;

namespace PlacementLab.Experiments.Validation;

/// <summary>What is aimed at for the errors of a quantity. A limit that is null does not apply.</summary>
internal sealed record ErrorGoal
{
    private const double HalfOfTheSixthDigit = 5e-7;

    /// <summary>Equal to six digits, each value.</summary>
    public static ErrorGoal SixDigits { get; } = new() { Worst = HalfOfTheSixthDigit };

    /// <summary>Most relative error of any cell.</summary>
    public double? Worst { get; init; }

    /// <summary>Most median relative error.</summary>
    public double? Median { get; init; }

    /// <summary>Most 90th percentile of the relative error.</summary>
    public double? P90 { get; init; }

    /// <summary>A median absolute error in s that is enough even where the relative one is missed.</summary>
    public double? OrMedianSeconds { get; init; }

    /// <summary>Most 90th percentile of the absolute error in s.</summary>
    public double? P90Seconds { get; init; }

    /// <summary>The relative limit of the median also grows to so many times the noise floor; 0 for not.</summary>
    public double TimesNoise { get; init; }

    /// <summary>The goal in words.</summary>
    public string Text => string.Join(", ", Parts());

    /// <summary>Whether errors meet the goal.</summary>
    public bool IsMetBy(CellErrors errors)
    {
        double limit = Math.Max(Median ?? double.PositiveInfinity, TimesNoise * (errors.NoiseFloor ?? 0));
        bool median = errors.Median <= limit || (OrMedianSeconds is { } seconds && errors.MedianAbsolute <= seconds);
        return median && !(errors.Worst > Worst) && !(errors.P90 > P90) && !(errors.P90Absolute > P90Seconds);
    }

    private IEnumerable<string> Parts()
    {
        if (Median is { } median)
        {
            yield return "median ≤ " + Percent(median)
                + (TimesNoise > 0 ? string.Create(CultureInfo.InvariantCulture, $" or {TimesNoise} × noise") : "")
                + (OrMedianSeconds is { } seconds ? $" or {Milliseconds(seconds)}" : "");
        }

        if (Worst is not null)
        {
            yield return "equal to 6 digits";
        }

        if (P90 is { } p90)
        {
            yield return "p90 ≤ " + Percent(p90);
        }

        if (P90Seconds is { } absolute)
        {
            yield return "p90 ≤ " + Milliseconds(absolute);
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##} %");

    private static string Milliseconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{1000 * seconds:0.##} ms");
}
