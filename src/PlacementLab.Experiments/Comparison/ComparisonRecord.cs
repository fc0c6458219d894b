namespace PlacementLab.Experiments.Comparison;

/// <summary>A finished run as a file.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Checksum">What tells the traces from others.</param>
/// <param name="Fleet">What tells the hosts from others.</param>
/// <param name="Key">What was run: <see cref="ComparisonCell.Key"/>.</param>
/// <param name="Run">What it gave.</param>
internal sealed record ComparisonRecord(string Version, string Checksum, string Fleet, string Key, ComparisonRun Run);
