namespace PlacementLab.Experiments.Reproduction.Scheduling;

/// <summary>How far the study has come.</summary>
/// <param name="Done">Instances that are done.</param>
/// <param name="Total">Instances in all.</param>
/// <param name="Run">The run that was finished last.</param>
/// <param name="IsKept">Whether it was kept from an earlier start.</param>
public sealed record MvmProgress(int Done, int Total, MvmRun Run, bool IsKept);
