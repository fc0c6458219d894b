using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>Until when a run may go on.</summary>
internal sealed class PackingDeadline(PackingRecord record, StoppingCriterion stop, CancellationToken cancellation)
{
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    /// <summary>Time left; a day where no limit is given.</summary>
    public TimeSpan Left => stop.TimeLimit is not { } limit ? _longest : limit > record.Elapsed ? limit - record.Elapsed : TimeSpan.Zero;

    /// <summary>Whether it has passed, the iterations are used up, or the run was cancelled.</summary>
    public bool HasPassed => Reason != StopReason.Completed;

    /// <summary>Why the run has to stop; <see cref="StopReason.Completed"/> if it need not.</summary>
    public StopReason Reason => cancellation.IsCancellationRequested ? StopReason.Cancelled
        : record.Elapsed >= stop.TimeLimit ? StopReason.TimeLimit
        : record.Iterations >= stop.IterationLimit ? StopReason.IterationLimit
        : StopReason.Completed;
}
