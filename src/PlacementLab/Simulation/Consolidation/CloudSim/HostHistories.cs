using System.Runtime.Intrinsics;
using PlacementLab.Simulation.Consolidation.Detectors;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// What the overload detector sees of a host: the histories of the VMs now in its list, added in list order, and what they ask
/// for. Sums are kept; a VM that comes last adds one term to them.
/// </summary>
internal sealed class HostHistories
{
    private readonly CloudSimFleet _fleet;
    private readonly HostVms _lists;
    private readonly VmDemand _demand;
    private readonly IOverloadDetector _detector;
    private readonly double[] _sum;
    private readonly double[] _slowest;
    private readonly bool[] _isKnown;
    private readonly double[] _trial = new double[VmDemand.PaddedLength];

    /// <summary>Creates the histories of empty hosts.</summary>
    public HostHistories(CloudSimFleet fleet, HostVms lists, VmDemand demand, IOverloadDetector detector)
    {
        _fleet = fleet;
        _lists = lists;
        _demand = demand;
        _detector = detector;
        _sum = new double[fleet.HostCount * VmDemand.PaddedLength];
        _slowest = new double[fleet.HostCount];
        _isKnown = new bool[fleet.HostCount];
        RequestedMips = new double[fleet.HostCount];
    }

    /// <summary>MIPS asked for by the VMs in a host's list, by host.</summary>
    public double[] RequestedMips { get; }

    /// <summary>Takes a new list of VMs, or new demand.</summary>
    public void Reset(int host, double requestedMips)
    {
        RequestedMips[host] = requestedMips;
        _isKnown[host] = false;
    }

    /// <summary>Takes a list from which VMs have gone.</summary>
    public void Recount(int host)
    {
        double sum = 0;
        foreach (int vm in _lists.Of(host))
        {
            sum += _demand.RequestMips[vm];
        }

        Reset(host, sum);
    }

    /// <summary>Takes a VM that came last.</summary>
    public void Append(int host, int vm)
    {
        RequestedMips[host] += _demand.RequestMips[vm];
        if (_isKnown[host])
        {
            _slowest[host] = Math.Max(_slowest[host], _fleet.MigrationSeconds[vm]);
            Add(_demand.Share(_fleet.TypeOf[host], vm), SumOf(host));
        }
    }

    /// <summary>Whether the host is overloaded as it is.</summary>
    public bool IsOverloaded(int host) => Ask(host, RequestedMips[host], [], 0);

    /// <summary>Whether the host would be overloaded with one VM more.</summary>
    public bool IsOverloadedWith(int host, int vm) => Ask(
        host, RequestedMips[host] + _demand.RequestMips[vm], _demand.Share(_fleet.TypeOf[host], vm), _fleet.MigrationSeconds[vm]);

    private bool Ask(int host, double requestedMips, ReadOnlySpan<double> more, double migrationSeconds)
    {
        double share = requestedMips / _fleet.HostMips[host];
        if (_detector.MinimumHistory == 0)
        {
            return _detector.IsOverloaded(new HostLoad { DemandShare = share });
        }

        ReadOnlySpan<double> history = Known(host);
        if (!more.IsEmpty)
        {
            history.CopyTo(_trial);
            Add(more, _trial);
            history = _trial;
        }

        return _detector.IsOverloaded(new HostLoad
        {
            DemandShare = share,
            History = WithoutZeroTail(history[..VmDemand.HistoryLength]),
            MigrationIntervals = Math.Max(_slowest[host], migrationSeconds) / CloudSimClock.IntervalSeconds,
        });
    }

    private static ReadOnlySpan<double> WithoutZeroTail(ReadOnlySpan<double> history)
    {
        int count = history.Length;
        while (count > 1 && history[count - 1] == 0)
        {
            count--;
        }

        return history[..count];
    }

    private static void Add(ReadOnlySpan<double> terms, Span<double> sums)
    {
        for (nuint i = 0; i < VmDemand.PaddedLength; i += (nuint)Vector128<double>.Count)
        {
            (Vector128.LoadUnsafe(ref sums[0], i) + Vector128.LoadUnsafe(in terms[0], i)).StoreUnsafe(ref sums[0], i);
        }
    }

    private Span<double> SumOf(int host) => new(_sum, host * VmDemand.PaddedLength, VmDemand.PaddedLength);

    private ReadOnlySpan<double> Known(int host)
    {
        Span<double> sum = SumOf(host);
        if (!_isKnown[host])
        {
            sum.Clear();
            double slowest = 0;
            foreach (int vm in _lists.Of(host))
            {
                slowest = Math.Max(slowest, _fleet.MigrationSeconds[vm]);
                Add(_demand.Share(_fleet.TypeOf[host], vm), sum);
            }

            _slowest[host] = slowest;
            _isKnown[host] = true;
        }

        return sum;
    }
}
