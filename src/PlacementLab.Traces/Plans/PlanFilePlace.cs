using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PlacementLab.Traces.Plans;

/// <summary>A place in a plan file, and the refusal of what stands there.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">JSON path.</param>
internal sealed record PlanFilePlace(string File, string Path)
{
    private const decimal LongestSeconds = 864_000_000;

    /// <summary>File and path, for messages.</summary>
    public string Name => $"{File}, {Path}";

    /// <summary>A property.</summary>
    public PlanFilePlace At(string property) => this with { Path = $"{Path}.{property}" };

    /// <summary>An entry of a list.</summary>
    public PlanFilePlace At(string list, int index) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}.{list}[{index}]") };

    /// <summary>Rejects what was found here.</summary>
    [DoesNotReturn]
    public void Reject(string found, string expected, string nextStep) => throw new InvalidInputException(Name, found, expected, nextStep);

    /// <summary>Rejects a number outside a range, and one that is none.</summary>
    public void Within(double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            string expected = string.Create(CultureInfo.InvariantCulture, $"a number from {least:0.###} to {most:0.###}");
            Reject(double.IsNaN(value) ? "no number" : value.ToString(CultureInfo.InvariantCulture), expected, "Correct this number.");
        }
    }

    /// <summary>Rejects a missing or blank text.</summary>
    public string Text(string? value, string property)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            At(property).Reject("nothing", "a name", "Give it one.");
        }

        return value;
    }

    /// <summary>A time in seconds, from 0 to 10,000 days, exact to the tick of 100 ns.</summary>
    public TimeSpan Time(decimal seconds)
    {
        if (seconds is < 0 or > LongestSeconds)
        {
            string found = seconds.ToString(CultureInfo.InvariantCulture);
            Reject($"{found} s", "a time from 0 to 864000000 s (10,000 days)", "Correct this time.");
        }

        return TimeSpan.FromTicks((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
    }
}
