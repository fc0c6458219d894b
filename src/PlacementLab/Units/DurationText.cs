namespace PlacementLab.Units;

/// <summary>Reads durations as people write them; durations themselves are <see cref="TimeSpan"/>.</summary>
public static class DurationText
{
    private static readonly (string Unit, double Factor)[] _units =
        [("us", 1e-6), ("µs", 1e-6), ("h", 3600), ("min", 60), ("s", 1), ("ms", 1e-3)];

    /// <summary>Reads a duration such as "300ms", "1.5 s", "5min" or "1h", to the nearest 100 ns.</summary>
    /// <param name="text">Number and unit.</param>
    /// <param name="place">Where the text was found, for the message.</param>
    /// <exception cref="InvalidInputException">The text is no duration, or one longer than 10,000 days.</exception>
    public static TimeSpan Parse(string? text, string place)
    {
        double seconds = QuantityText.Parse(text, "duration", place, _units);
        return seconds <= 864_000_000
            ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
            : throw new InvalidInputException(place, $"\"{text}\"", "a duration of at most 10,000 days", "Write a shorter one.");
    }
}
