using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// What the VMs ask for: at time t the line between the samples around it, times the VM's MIPS; and the newest thirty values at
/// ticks, as shares of the VM's own MIPS and of each host type.
/// </summary>
internal sealed class VmDemand
{
    /// <summary>Most values of history.</summary>
    public const int HistoryLength = 30;

    /// <summary>Values that may be read from the newest one on: what lies behind the history is 0 or older values.</summary>
    public const int PaddedLength = 32;

    private const int Row = 2 * PaddedLength;

    private readonly CloudSimFleet _fleet;
    private readonly double[] _samples;
    private readonly double[] _slope;
    private readonly double[] _own;
    private readonly double[][] _share;
    private int _interval = -1;
    private int _newest = PaddedLength;

    /// <summary>Lays the traces out.</summary>
    public VmDemand(CloudSimScenario scenario, CloudSimFleet fleet)
    {
        _fleet = fleet;
        int vms = fleet.VmCount;
        _samples = new double[(scenario.SampleCount + 1) * vms];
        for (int vm = 0; vm < vms; vm++)
        {
            ImmutableArray<float> percent = scenario.Traces[vm].CpuPercent;
            for (int k = 0; k <= scenario.SampleCount; k++)
            {
                _samples[(k * vms) + vm] = percent[Math.Min(k, scenario.SampleCount - 1)] / 100.0;
            }
        }

        _slope = new double[vms];
        _own = new double[vms * Row];
        _share = new double[fleet.TypeCount][];
        for (int type = 0; type < _share.Length; type++)
        {
            _share[type] = new double[vms * Row];
        }

        Utilization = new double[vms];
        RequestMips = (double[])fleet.VmMips.Clone();
    }

    /// <summary>Utilisation by VM at the time last asked for.</summary>
    public double[] Utilization { get; }

    /// <summary>MIPS asked for by VM: all it has until the first time is asked for, then utilisation · MIPS.</summary>
    public double[] RequestMips { get; }

    /// <summary>Values of history so far, at most 30.</summary>
    public int HistoryCount { get; private set; }

    /// <summary>Histories of all VMs; that of VM i begins at <see cref="HistoryStart"/> and runs from new to old.</summary>
    public double[] OwnHistories => _own;

    /// <summary>Index of a VM's newest value in <see cref="OwnHistories"/>.</summary>
    public int HistoryStart(int vm) => (vm * Row) + _newest;

    /// <summary>A VM's history as shares of a type of host, newest first, padded.</summary>
    public ReadOnlySpan<double> Share(int hostType, int vm) => new(_share[hostType], (vm * Row) + _newest, PaddedLength);

    /// <summary>Goes to a time, in s, for some of the VMs.</summary>
    public void AdvanceTo(double time, ReadOnlySpan<int> existing)
    {
        int vms = _fleet.VmCount;
        double scaled = time / CloudSimClock.IntervalSeconds;
        int before = (int)Math.Floor(scaled);
        int after = (int)Math.Ceiling(scaled);
        var from = new ReadOnlySpan<double>(_samples, before * vms, vms);
        if (before != _interval)
        {
            _interval = before;
            var to = new ReadOnlySpan<double>(_samples, after * vms, vms);
            foreach (int vm in existing)
            {
                _slope[vm] = before == after ? 0 : (to[vm] - from[vm]) / ((after - before) * CloudSimClock.IntervalSeconds);
            }
        }

        double into = time - (before * CloudSimClock.IntervalSeconds);
        foreach (int vm in existing)
        {
            double utilization = from[vm] + (_slope[vm] * into);
            Utilization[vm] = utilization;
            RequestMips[vm] = utilization * _fleet.VmMips[vm];
        }
    }

    /// <summary>Puts the present utilisation in front of the histories of some of the VMs.</summary>
    public void Remember(ReadOnlySpan<int> existing)
    {
        if (_newest == 0)
        {
            Slide(_own);
            foreach (double[] share in _share)
            {
                Slide(share);
            }

            _newest = PaddedLength;
        }

        _newest--;
        HistoryCount = Math.Min(HistoryCount + 1, HistoryLength);
        foreach (int vm in existing)
        {
            _own[HistoryStart(vm)] = Utilization[vm];
        }

        for (int type = 0; type < _share.Length; type++)
        {
            double[] share = _share[type];
            double total = _fleet.TypeMips[type];
            foreach (int vm in existing)
            {
                share[HistoryStart(vm)] = RequestMips[vm] / total;
            }
        }
    }

    private void Slide(double[] rows)
    {
        for (int at = 0; at < rows.Length; at += Row)
        {
            Array.Copy(rows, at, rows, at + PaddedLength, PaddedLength);
        }
    }
}
