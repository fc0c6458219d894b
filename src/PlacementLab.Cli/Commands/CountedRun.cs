namespace PlacementLab.Cli.Commands;

/// <summary>A finished run among many.</summary>
/// <param name="Done">Runs that are there.</param>
/// <param name="Total">Runs in all.</param>
/// <param name="Short">What was run, beside a bar.</param>
/// <param name="Full">What was run, on a line of its own.</param>
/// <param name="IsKept">Whether it was kept from an earlier start.</param>
internal readonly record struct CountedRun(int Done, int Total, string Short, string Full, bool IsKept);
