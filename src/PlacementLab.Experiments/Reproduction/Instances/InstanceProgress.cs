namespace PlacementLab.Experiments.Reproduction.Instances;

/// <summary>How far a study has come.</summary>
/// <param name="Done">Instances that are solved.</param>
/// <param name="Total">Instances in all.</param>
/// <param name="Instance">The one that was finished last.</param>
/// <param name="IsKept">Whether it was kept from an earlier start.</param>
public sealed record InstanceProgress(int Done, int Total, string Instance, bool IsKept);
