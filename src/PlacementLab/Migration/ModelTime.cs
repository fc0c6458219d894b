namespace PlacementLab.Migration;

/// <summary>Seconds of a model's arithmetic as a time.</summary>
internal static class ModelTime
{
    /// <summary>Rounded to 100 ns; what a time cannot hold (29,000 years) becomes the longest time.</summary>
    public static TimeSpan FromSeconds(double seconds)
    {
        double ticks = Math.Round(seconds * TimeSpan.TicksPerSecond);
        return ticks < long.MaxValue ? TimeSpan.FromTicks((long)ticks) : TimeSpan.MaxValue;
    }
}
