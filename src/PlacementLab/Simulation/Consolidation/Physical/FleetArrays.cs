using PlacementLab.Infrastructure;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Sizes of hosts and VMs in flat arrays.</summary>
internal sealed class FleetArrays
{
    private const int Tenths = 10;

    private readonly double[][] _wattsOfKind;

    /// <summary>Flattens a scenario.</summary>
    public FleetArrays(PhysicalScenario scenario)
    {
        Scenario = scenario;
        VmMips = [.. scenario.Vms.Select(v => (double)v.Type.Cpu.Mips)];
        VmMemoryBytes = [.. scenario.Vms.Select(v => v.Type.Memory.Bytes)];
        Host[] hosts = [.. scenario.Datacenter.Hosts];
        HostType[] kinds = [.. hosts.Select(h => h.Type).Distinct()];
        HostMips = [.. hosts.Select(h => (double)h.Type.Cpu.Mips)];
        HostMemoryBytes = [.. hosts.Select(h => h.Type.Memory.Bytes)];
        NicBytesPerSecond = [.. hosts.Select(h => h.Type.Nic.BytesPerSecond)];
        KindOfHost = [.. hosts.Select(h => Array.IndexOf(kinds, h.Type))];
        Kinds = kinds;
        _wattsOfKind = [.. kinds.Select(k => k.PowerCurve.Watts.ToArray())];
        NetworkBytesPerPercent = scenario.NetworkAtFullLoad.BytesPerSecond / 100;
        Percent = scenario.Traces.CpuPercent;
    }

    /// <summary>The scenario.</summary>
    public PhysicalScenario Scenario { get; }

    /// <summary>Number of hosts.</summary>
    public int HostCount => HostMips.Length;

    /// <summary>Number of VMs.</summary>
    public int VmCount => VmMips.Length;

    /// <summary>Kinds of hosts.</summary>
    public HostType[] Kinds { get; }

    /// <summary>Kind of each host.</summary>
    public int[] KindOfHost { get; }

    /// <summary>CPU of each host.</summary>
    public double[] HostMips { get; }

    /// <summary>Memory of each host.</summary>
    public long[] HostMemoryBytes { get; }

    /// <summary>Network interface of each host.</summary>
    public double[] NicBytesPerSecond { get; }

    /// <summary>CPU of each VM at 100 %.</summary>
    public double[] VmMips { get; }

    /// <summary>Memory of each VM.</summary>
    public long[] VmMemoryBytes { get; }

    /// <summary>CPU in %, [VM][interval].</summary>
    public float[][] Percent { get; }

    /// <summary>Network traffic of a VM for each per cent of CPU, in B/s.</summary>
    public double NetworkBytesPerPercent { get; }

    /// <summary>CPU demand of a VM in an interval.</summary>
    public double DemandMips(int vm, int sample) => Percent[vm][sample] * VmMips[vm] / 100;

    /// <summary>Power of a host of a kind in W at a share of its CPU, which may be above 1.</summary>
    public double Watts(int kind, double share)
    {
        double[] watts = _wattsOfKind[kind];
        double tenths = Math.Min(share, 1) * Tenths;
        int below = Math.Min((int)tenths, Tenths - 1);
        return watts[below] + ((watts[below + 1] - watts[below]) * (tenths - below));
    }
}
