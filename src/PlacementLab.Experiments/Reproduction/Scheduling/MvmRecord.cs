namespace PlacementLab.Experiments.Reproduction.Scheduling;

/// <summary>A finished run as a file.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="InstanceSha256">SHA-256 of the instance.</param>
/// <param name="Setting">Limits and seed that it was run with.</param>
/// <param name="Run">The run.</param>
internal sealed record MvmRecord(string Version, string InstanceSha256, string Setting, MvmRun Run);
