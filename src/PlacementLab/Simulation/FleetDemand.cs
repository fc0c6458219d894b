using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;

namespace PlacementLab.Simulation;

/// <summary>
/// What every VM of a fleet uses over time: CPU demand = trace % × MIPS of its type; resident memory = max(minimum share,
/// trace %) × memory of its type, or all of it where the trace has no memory.
/// </summary>
public sealed class FleetDemand
{
    private readonly float[][] _demandMips;
    private readonly double[][] _meanUtilization;
    private readonly TraceSet _traces;
    private readonly ImmutableArray<Vm> _vms;
    private readonly double _minimumResidentShare;

    /// <summary>Creates the demand of a fleet.</summary>
    /// <param name="traces">One trace for each VM, in VM order.</param>
    /// <param name="vms">The VMs.</param>
    /// <param name="minimumResidentShare">Least share of a VM's memory that is resident, above 0 to 1.</param>
    /// <exception cref="ArgumentException">Traces and VMs differ in number, or the share is out of range.</exception>
    public FleetDemand(TraceSet traces, ImmutableArray<Vm> vms, double minimumResidentShare)
    {
        if (traces.Traces.Length != vms.Length || minimumResidentShare is not (> 0 and <= 1))
        {
            throw new ArgumentException("A fleet needs one trace a VM and a resident share above 0 and at most 1.", nameof(traces));
        }

        _traces = traces;
        _vms = vms;
        _minimumResidentShare = minimumResidentShare;
        _demandMips = [.. vms.Select(vm => traces.Traces[vm.Index].CpuPercent.Select(p => p / 100f * vm.Type.Cpu.Mips).ToArray())];
        _meanUtilization = [.. traces.Traces.Select(t => RunningMean(t.CpuPercent))];
    }

    /// <summary>Time between samples.</summary>
    public TimeSpan Step => _traces.Step;

    /// <summary>Number of samples.</summary>
    public int SampleCount => _traces.SampleCount;

    /// <summary>Samples in a day.</summary>
    public int SamplesPerDay => _traces.SamplesPerDay;

    /// <summary>CPU demand in MIPS, [VM][sample]. Not to be changed.</summary>
    public float[][] DemandMips => _demandMips;

    /// <summary>The demand up to a sample.</summary>
    /// <param name="now">Index of the latest visible sample.</param>
    public DemandHistory HistoryAt(int now) => new(_demandMips, now, SamplesPerDay);

    /// <summary>CPU utilisation of a VM, 0–1.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="sample">Index of the sample.</param>
    public double Utilization(int vm, int sample) => _traces.Traces[vm].CpuPercent[sample] / 100.0;

    /// <summary>Mean CPU utilisation of a VM from the start of the trace to a sample, above 0.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="sample">Index of the latest sample that counts.</param>
    public double MeanUtilization(int vm, int sample) => _meanUtilization[vm][sample];

    /// <summary>Resident memory of a VM in bytes.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="sample">Index of the sample.</param>
    public long ResidentBytes(int vm, int sample)
    {
        double share = _traces.HasMemory
            ? Math.Max(_minimumResidentShare, _traces.Traces[vm].MemoryPercent[sample] / 100.0)
            : 1;
        return (long)Math.Ceiling(share * _vms[vm].Type.Memory.Bytes);
    }

    private static double[] RunningMean(ImmutableArray<float> percent)
    {
        double[] means = new double[percent.Length];
        double sum = 0;
        for (int sample = 0; sample < means.Length; sample++)
        {
            sum += percent[sample] / 100.0;
            means[sample] = Math.Max(1e-5, sum / (sample + 1));
        }

        return means;
    }
}
