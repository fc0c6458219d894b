namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>How published problems are run.</summary>
/// <param name="Version">Version of the program: runs of another version are not used.</param>
/// <param name="Seed">Seed.</param>
/// <param name="TimeLimit">Limit of elapsed time for each problem.</param>
/// <param name="Threads">Most runs at a time, at least 1.</param>
public sealed record PackingRunSettings(string Version, int Seed, TimeSpan TimeLimit, int Threads);
