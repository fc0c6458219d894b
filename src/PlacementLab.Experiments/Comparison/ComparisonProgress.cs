namespace PlacementLab.Experiments.Comparison;

/// <summary>How far a comparison has come.</summary>
/// <param name="Done">Runs that are there.</param>
/// <param name="Total">Runs in all.</param>
/// <param name="Cell">The run that was finished last.</param>
/// <param name="IsKept">Whether it was kept from an earlier start.</param>
public sealed record ComparisonProgress(int Done, int Total, ComparisonCell Cell, bool IsKept);
