using System.Diagnostics;

namespace PlacementLab.Testbed;

/// <summary>A limit of a wait, on the monotonic clock.</summary>
/// <param name="limit">How long from now.</param>
internal readonly struct Deadline(TimeSpan limit)
{
    private readonly long _began = Stopwatch.GetTimestamp();

    /// <summary>Time since the beginning.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    /// <summary>What is left, at least zero.</summary>
    public TimeSpan Left => Elapsed < limit ? limit - Elapsed : TimeSpan.Zero;

    /// <summary>Whether nothing is left.</summary>
    public bool HasPassed => Elapsed >= limit;
}
