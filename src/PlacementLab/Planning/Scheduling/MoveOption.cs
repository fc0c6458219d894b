using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning.Scheduling;

/// <summary>A bandwidth at which a move may run, fixed from its start to its end.</summary>
/// <param name="Bandwidth">Reserved on every link of the route; whole bytes per second, positive.</param>
/// <param name="Steps">Its duration in whole time steps, at least 1.</param>
/// <param name="Estimate">What it takes then; its total time is <paramref name="Steps"/> steps.</param>
public sealed record MoveOption(DataRate Bandwidth, int Steps, MigrationEstimate Estimate);
