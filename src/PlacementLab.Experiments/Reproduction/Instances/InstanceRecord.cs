namespace PlacementLab.Experiments.Reproduction.Instances;

/// <summary>A finished row as it is kept in a file.</summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <param name="Version">Version of the program that made it.</param>
/// <param name="Settings">Settings under which it was made.</param>
/// <param name="Row">The row.</param>
public sealed record InstanceRecord<TRow>(string Version, string Settings, TRow Row)
    where TRow : class;
