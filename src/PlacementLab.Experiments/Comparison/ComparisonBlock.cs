using PlacementLab.Demand;

namespace PlacementLab.Experiments.Comparison;

/// <summary>A day on which all policies are run, and the day that forecasters learn on.</summary>
/// <param name="Name">Name of the day.</param>
/// <param name="Traces">What VMs ask for on it.</param>
/// <param name="Training">The day to learn on, another than that of the runs; null where there is no other.</param>
/// <param name="Checksum">What tells the traces of both from others.</param>
public sealed record ComparisonBlock(string Name, TraceSet Traces, TraceSet? Training, string Checksum);
