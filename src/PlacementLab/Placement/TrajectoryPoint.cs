namespace PlacementLab.Placement;

/// <summary>A better answer found on the way.</summary>
/// <param name="Iteration">Iteration, or number of the answer for solvers without iterations.</param>
/// <param name="Elapsed">Time since the start; depends on the machine.</param>
/// <param name="Cost">Its cost.</param>
public readonly record struct TrajectoryPoint(long Iteration, TimeSpan Elapsed, double Cost);
