namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// Power-aware best fit: the host, among the candidates in index order, whose power rises least by the VM, the first of equals,
/// and which it would not overload.
/// </summary>
internal sealed class HostFinder
{
    private readonly CloudSimFleet _fleet;
    private readonly HostVms _lists;
    private readonly VmDemand _demand;
    private readonly HostShares _shares;
    private readonly HostUse _use;
    private readonly CloudSimSwitches _switches;
    private readonly int[] _candidates;
    private int _count;

    /// <summary>Creates a finder.</summary>
    public HostFinder(CloudSimFleet fleet, VmDemand demand, HostShares shares, HostUse use, CloudSimSwitches switches)
    {
        _fleet = fleet;
        _lists = shares.Lists;
        _demand = demand;
        _shares = shares;
        _use = use;
        _switches = switches;
        _candidates = new int[fleet.HostCount];
    }

    /// <summary>Whether hosts must have the memory for a VM.</summary>
    public bool ChecksMemory { get; set; } = true;

    /// <summary>Sets the candidates.</summary>
    /// <param name="isCandidate">By host.</param>
    public void SetCandidates(ReadOnlySpan<bool> isCandidate)
    {
        _count = 0;
        for (int host = 0; host < isCandidate.Length; host++)
        {
            if (isCandidate[host])
            {
                _candidates[_count++] = host;
            }
        }
    }

    /// <summary>Takes a host out of the candidates.</summary>
    public void Exclude(int host)
    {
        int at = Array.BinarySearch(_candidates, 0, _count, host);
        if (at >= 0)
        {
            _count--;
            Array.Copy(_candidates, at + 1, _candidates, at, _count - at);
        }
    }

    /// <summary>The first candidate that has room for a VM; −1 for none.</summary>
    public int FirstFit(int vm)
    {
        foreach (int host in _candidates.AsSpan(0, _count))
        {
            if (HasRoom(host, vm, _demand.RequestMips[vm]))
            {
                return host;
            }
        }

        return -1;
    }

    /// <summary>The candidate whose power rises least; −1 for none.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="histories">Asked whether a host would be overloaded.</param>
    public int BestFit(int vm, HostHistories histories)
    {
        double request = _demand.RequestMips[vm];
        double least = double.MaxValue;
        int best = -1;
        uint blankTypes = 0;
        foreach (int host in _candidates.AsSpan(0, _count))
        {
            // Blank hosts of a type are all alike: the first one decides.
            if (_lists.Count[host] == 0 && _use.UsedMips[host] == 0)
            {
                uint type = 1u << _fleet.TypeOf[host];
                if ((blankTypes & type) != 0)
                {
                    continue;
                }

                blankTypes |= type;
            }

            if (HasRoom(host, vm, request) && Rise(host, vm, request) is var rise && rise < least && !Overloads(host, vm, histories))
            {
                least = rise;
                best = host;
            }
        }

        return best;
    }

    /// <summary>Power in W that a VM adds to a host, both sides with all VMs now in its list.</summary>
    public double AddedWatts(int host, int vm) =>
        _use.WattsAt(host, _shares.Sum[host] + _demand.RequestMips[vm]) - _use.WattsAt(host, _shares.Sum[host]);

    private bool HasRoom(int host, int vm, double request) =>
        _fleet.CoreMips[host] >= request && _shares.Available[host] >= request && (!ChecksMemory || HasMemory(host, vm));

    private bool HasMemory(int host, int vm)
    {
        double megabytes = _fleet.VmMegabytes[vm];
        foreach (int other in _lists.Of(host))
        {
            megabytes += _fleet.VmMegabytes[other];
        }

        return megabytes <= _fleet.HostMegabytes[host];
    }

    /// <summary>The rise in power. CloudSim tries the VM on each host that has load, which leaves traces in the last digits.</summary>
    private double Rise(int host, int vm, double request)
    {
        if (!_shares.IsSettled[host] && Load(host) != 0)
        {
            _shares.Try(host, vm);
        }

        double after = _use.WattsAt(host, Load(host) + request);
        return after - (_switches.SamePowerBase ? _use.WattsAt(host, Load(host)) : _use.Watts[host]);
    }

    private bool Overloads(int host, int vm, HostHistories histories) => Load(host) != 0 && histories.IsOverloadedWith(host, vm);

    private double Load(int host) => _switches.CachedLoad ? _use.UsedMips[host] : _shares.Sum[host];
}
