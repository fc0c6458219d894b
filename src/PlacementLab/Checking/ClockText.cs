using System.Globalization;

namespace PlacementLab.Checking;

/// <summary>Times of a plan as people read them.</summary>
internal static class ClockText
{
    /// <summary>A time such as 00:03:10 or 00:03:10.25.</summary>
    public static string Of(TimeSpan time)
    {
        string sign = time < TimeSpan.Zero ? "−" : "";
        TimeSpan size = time.Duration();
        string fraction = size.Ticks % TimeSpan.TicksPerSecond == 0 ? "" : size.ToString("'.'FFFFFFF", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{(long)size.TotalHours:00}:{size.Minutes:00}:{size.Seconds:00}{fraction}");
    }

    /// <summary>A span such as 00:00:10–00:03:00, or "from 00:00:10 on".</summary>
    public static string Span(TimeSpan from, TimeSpan? until) =>
        until is { } end ? $"{Of(from)}–{Of(end)}" : $"from {Of(from)} on";
}
