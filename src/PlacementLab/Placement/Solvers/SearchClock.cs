using System.Diagnostics;

namespace PlacementLab.Placement.Solvers;

/// <summary>Measures a run and says when it has to stop. Looks at the time and at the token only now and then.</summary>
internal sealed class SearchClock(StoppingCriterion stop, CancellationToken cancellation)
{
    private const int LookEvery = 256;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _untilLook = 1;

    public long Iterations { get; private set; }

    public StopReason? Stopped { get; private set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts one evaluated move; false when the run has to stop instead.</summary>
    public bool Tick()
    {
        if (Stopped is not null)
        {
            return false;
        }

        if (Iterations >= stop.IterationLimit)
        {
            Stopped = StopReason.IterationLimit;
            return false;
        }

        if (--_untilLook == 0)
        {
            _untilLook = LookEvery;
            Look();
        }

        Iterations += Stopped is null ? 1 : 0;
        return Stopped is null;
    }

    private void Look()
    {
        if (cancellation.IsCancellationRequested)
        {
            Stopped = StopReason.Cancelled;
        }
        else if (Elapsed >= stop.TimeLimit)
        {
            Stopped = StopReason.TimeLimit;
        }
    }
}
