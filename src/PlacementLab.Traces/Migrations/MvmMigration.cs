namespace PlacementLab.Traces.Migrations;

/// <summary>One migration of a published plan of mVM (UCC 2015).</summary>
/// <param name="Instance">File of the instance, without its ending.</param>
/// <param name="Vm">Number of the VM.</param>
/// <param name="MemoryMegabytes">Memory in use in MB.</param>
/// <param name="HotMegabytes">Pages dirtied fast, in MB.</param>
/// <param name="HotSeconds">Time within which they are dirtied, in s.</param>
/// <param name="ColdMegabytesPerSecond">Dirty rate after that, in MB/s.</param>
/// <param name="BandwidthMegabits">Bandwidth of the plan in Mbit/s.</param>
/// <param name="DurationSeconds">Duration in the plan, in whole s.</param>
public sealed record MvmMigration(
    string Instance,
    int Vm,
    double MemoryMegabytes,
    double HotMegabytes,
    double HotSeconds,
    double ColdMegabytesPerSecond,
    double BandwidthMegabits,
    double DurationSeconds);
