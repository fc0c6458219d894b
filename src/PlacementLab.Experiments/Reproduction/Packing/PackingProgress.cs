namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>How far the runs have come.</summary>
/// <param name="Done">Runs that are there.</param>
/// <param name="Total">Runs in all.</param>
/// <param name="Run">The run that was finished last.</param>
/// <param name="IsKept">Whether it was kept from an earlier start.</param>
public sealed record PackingProgress(int Done, int Total, PackingRun Run, bool IsKept);
