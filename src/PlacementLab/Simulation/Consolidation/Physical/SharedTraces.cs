using System.Globalization;
using PlacementLab.Demand;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Traces of a fleet in which several VMs may follow the same trace: each distinct trace is held once, so that 100,000 VMs take
/// little more memory than the traces they are drawn from. A sample's value holds for the whole interval. Immutable.
/// </summary>
public sealed class SharedTraces
{
    private readonly float[][] _cpuPercent;
    private readonly float[][] _memoryPercent;

    /// <summary>Creates the traces of a fleet.</summary>
    /// <param name="step">Length of an interval, positive.</param>
    /// <param name="traces">The distinct traces, all of the same length.</param>
    /// <param name="traceOfVm">For each VM, the position of its trace.</param>
    /// <exception cref="InvalidInputException">There is no trace or no VM, or the traces differ in length or carry memory in part.</exception>
    public SharedTraces(TimeSpan step, IReadOnlyList<UtilizationTrace> traces, IReadOnlyList<int> traceOfVm)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        if (traces.Count == 0 || traceOfVm.Count == 0)
        {
            throw new InvalidInputException("traces", $"{traces.Count} traces for {traceOfVm.Count} VMs", "at least one of each", "Bring traces.");
        }

        SampleCount = traces[0].CpuPercent.Length;
        foreach (UtilizationTrace trace in traces)
        {
            Require(trace, SampleCount, traces[0].MemoryPercent.Length);
        }

        float[][] cpu = [.. traces.Select(t => t.CpuPercent.ToArray())];
        float[][] memory = [.. traces.Select(t => t.MemoryPercent.ToArray())];
        Step = step;
        DistinctCount = traces.Count;
        _cpuPercent = [.. traceOfVm.Select(t => cpu[t])];
        _memoryPercent = [.. traceOfVm.Select(t => memory[t])];
    }

    /// <summary>Length of an interval.</summary>
    public TimeSpan Step { get; }

    /// <summary>Number of intervals.</summary>
    public int SampleCount { get; }

    /// <summary>Number of VMs.</summary>
    public int VmCount => _cpuPercent.Length;

    /// <summary>Number of distinct traces.</summary>
    public int DistinctCount { get; }

    /// <summary>CPU of a VM in % of its own CPU, by interval.</summary>
    /// <param name="vm">Index of the VM.</param>
    public ReadOnlySpan<float> CpuPercentOf(int vm) => _cpuPercent[vm];

    /// <summary>Memory of a VM in % of its own memory, by interval; empty where the traces have none.</summary>
    /// <param name="vm">Index of the VM.</param>
    public ReadOnlySpan<float> MemoryPercentOf(int vm) => _memoryPercent[vm];

    /// <summary>CPU in % by [VM][interval]; VMs with the same trace share one array. Not to be changed.</summary>
    internal float[][] CpuPercent => _cpuPercent;

    private static void Require(UtilizationTrace trace, int samples, int memorySamples)
    {
        if (trace.CpuPercent.Length != samples || trace.MemoryPercent.Length != memorySamples || samples == 0)
        {
            throw new InvalidInputException(
                $"trace \"{trace.Name}\"",
                string.Create(CultureInfo.InvariantCulture, $"{trace.CpuPercent.Length} samples of CPU and {trace.MemoryPercent.Length} of memory"),
                string.Create(CultureInfo.InvariantCulture, $"{Math.Max(samples, 1)} and {memorySamples}, as in the other traces"),
                "Cut the traces to the same length.");
        }
    }
}
