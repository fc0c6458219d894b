using System.Globalization;

namespace PlacementLab.Figures;

/// <summary>Numbers as they are printed in figures and tables.</summary>
internal static class NumberText
{
    /// <summary>A number with about three significant digits and thousands separators; "n/a" where it is not finite.</summary>
    public static string Of(double value)
    {
        double magnitude = Math.Abs(value);
        string format = magnitude switch
        {
            >= 100 => "#,##0",
            >= 10 => "0.#",
            >= 1 => "0.##",
            >= 0.1 => "0.###",
            >= 0.001 => "0.####",
            0 => "0",
            _ => "0.##e+0",
        };
        return double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "n/a";
    }

    /// <summary>A number with a fixed number of decimals and thousands separators.</summary>
    public static string Fixed(double value, int decimals) => double.IsFinite(value)
        ? value.ToString("#,##0" + (decimals > 0 ? "." + new string('0', decimals) : ""), CultureInfo.InvariantCulture)
        : "n/a";

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => $"{Of(share * 100)} %";

    /// <summary>A duration with the unit that keeps the number short.</summary>
    public static string Duration(TimeSpan time) => Math.Abs(time.TotalSeconds) switch
    {
        0 => "0 s",
        < 1 => $"{Of(time.TotalMilliseconds)} ms",
        < 600 => $"{Of(time.TotalSeconds)} s",
        < 36000 => $"{Of(time.TotalMinutes)} min",
        _ => $"{Of(time.TotalHours)} h",
    };

    /// <summary>A count with its noun in the right number.</summary>
    public static string Count(long count, string singular, string plural) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,##0} {(count == 1 ? singular : plural)}");

    /// <summary>Text cut to a length, the end replaced by an ellipsis.</summary>
    public static string Shorten(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
