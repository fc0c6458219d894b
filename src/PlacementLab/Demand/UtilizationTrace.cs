using System.Collections.Immutable;

namespace PlacementLab.Demand;

/// <summary>What one VM used over time, in equal steps.</summary>
/// <param name="Name">Name of the VM, unique in its set.</param>
/// <param name="CpuPercent">CPU in % of the VM's own CPU, 0–100, one value a step.</param>
/// <param name="MemoryPercent">Memory in % of the VM's own memory, 0–100, one value a step; empty where the trace has none.</param>
public sealed record UtilizationTrace(string Name, ImmutableArray<float> CpuPercent, ImmutableArray<float> MemoryPercent);
