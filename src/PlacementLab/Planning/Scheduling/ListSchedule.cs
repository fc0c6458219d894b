namespace PlacementLab.Planning.Scheduling;

/// <summary>A schedule as arrays: per move the option taken and the start in steps; −1 where the move was not started.</summary>
/// <param name="Option">Per move, its option.</param>
/// <param name="Start">Per move, its start in steps.</param>
internal sealed record ListSchedule(int[] Option, long[] Start)
{
    /// <summary>Moves that were not started.</summary>
    public int Missing => Start.Count(s => s < 0);
}
