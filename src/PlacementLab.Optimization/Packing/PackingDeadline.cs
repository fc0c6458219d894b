using System.Diagnostics;

namespace PlacementLab.Optimization.Packing;

/// <summary>Until when a run may go on.</summary>
internal sealed class PackingDeadline(TimeSpan limit, CancellationToken cancellation)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Time since it was created.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Time left.</summary>
    public TimeSpan Left => limit > Elapsed ? limit - Elapsed : TimeSpan.Zero;

    /// <summary>Whether it has passed or the run was cancelled.</summary>
    public bool HasPassed => cancellation.IsCancellationRequested || Elapsed >= limit;
}
