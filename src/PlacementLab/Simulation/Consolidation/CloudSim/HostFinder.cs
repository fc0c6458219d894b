namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// Power-aware best fit: the host, among the candidates in index order, whose power rises least by the VM, the first of equals,
/// and which it would not overload. Blank hosts of a type are all alike, so only the first of each type is looked at; and the
/// detector is asked only where a host would be the best so far, which gives the same host.
/// </summary>
internal sealed class HostFinder
{
    private readonly CloudSimFleet _fleet;
    private readonly HostVms _lists;
    private readonly double[] _requestMips;
    private readonly HostShares _shares;
    private readonly HostUse _use;
    private readonly bool _samePowerBase;
    private readonly double[] _coreMips;
    private readonly double[] _available;
    private readonly double[] _load;
    private readonly double[] _watts;
    private readonly bool[] _isSettled;
    private readonly int[] _candidates;
    private readonly int[][] _blank;
    private readonly int[] _firstBlank;
    private readonly int[] _blankCount;
    private int _count;

    /// <summary>Creates a finder.</summary>
    public HostFinder(CloudSimFleet fleet, VmDemand demand, HostShares shares, HostUse use, CloudSimSwitches switches)
    {
        _fleet = fleet;
        _lists = shares.Lists;
        _requestMips = demand.RequestMips;
        _shares = shares;
        _use = use;
        _samePowerBase = switches.SamePowerBase;
        _coreMips = fleet.CoreMips;
        _available = shares.Available;
        _load = switches.CachedLoad ? use.UsedMips : shares.Sum;
        _watts = use.Watts;
        _isSettled = shares.IsSettled;
        _candidates = new int[fleet.HostCount];
        _blank = new int[fleet.TypeCount][];
        for (int type = 0; type < fleet.TypeCount; type++)
        {
            _blank[type] = new int[fleet.HostCount];
        }

        _firstBlank = new int[fleet.TypeCount];
        _blankCount = new int[fleet.TypeCount];
    }

    /// <summary>Whether hosts must have the memory for a VM.</summary>
    public bool ChecksMemory { get; set; } = true;

    /// <summary>Sets the candidates.</summary>
    /// <param name="isExcluded">Hosts that are not, by host.</param>
    public void SetCandidates(ReadOnlySpan<bool> isExcluded)
    {
        _count = 0;
        for (int type = 0; type < _fleet.TypeCount; type++)
        {
            _firstBlank[type] = 0;
            _blankCount[type] = 0;
        }

        for (int host = 0; host < isExcluded.Length; host++)
        {
            int type = _fleet.TypeOf[host];
            if (isExcluded[host])
            {
                continue;
            }

            if (_lists.Count[host] == 0 && _use.UsedMips[host] == 0)
            {
                _blank[type][_blankCount[type]++] = host;
            }
            else
            {
                _candidates[_count++] = host;
            }
        }
    }

    /// <summary>Takes a host that is not blank out of the candidates.</summary>
    public void Exclude(int host)
    {
        int at = Position(host);
        if (at < _count && _candidates[at] == host)
        {
            _count--;
            Array.Copy(_candidates, at + 1, _candidates, at, _count - at);
        }
    }

    /// <summary>The first candidate that has room for a VM; −1 for none. The VM must be placed there.</summary>
    public int FirstFit(int vm)
    {
        int first = int.MaxValue;
        for (int i = 0; i < _count && first == int.MaxValue; i++)
        {
            first = HasRoom(_candidates[i], vm, _requestMips[vm]) ? _candidates[i] : first;
        }

        for (int type = 0; type < _fleet.TypeCount; type++)
        {
            int host = Blank(type);
            first = host >= 0 && host < first && HasRoom(host, vm, _requestMips[vm]) ? host : first;
        }

        return Taken(first == int.MaxValue ? -1 : first);
    }

    /// <summary>The candidate whose power rises least; −1 for none. The VM must be placed there.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="histories">Asked whether a host would be overloaded.</param>
    public int BestFit(int vm, HostHistories histories)
    {
        double request = _requestMips[vm];
        double least = double.MaxValue;
        int best = -1;
        for (int type = 0; type < _fleet.TypeCount; type++)
        {
            int host = Blank(type);
            if (host >= 0 && HasRoom(host, vm, request) && Rise(host, vm, request) is var rise && (rise < least || (rise == least && host < best)))
            {
                least = rise;
                best = host;
            }
        }

        for (int i = 0; i < _count; i++)
        {
            int host = _candidates[i];
            if (HasRoom(host, vm, request) && Rise(host, vm, request) is var rise && (rise < least || (rise == least && host < best))
                && !Overloads(host, vm, histories))
            {
                least = rise;
                best = host;
            }
        }

        return Taken(best);
    }

    /// <summary>Power in W that a VM adds to a host, both sides with all VMs now in its list.</summary>
    public double AddedWatts(int host, int vm) =>
        _use.WattsAt(host, _shares.Sum[host] + _requestMips[vm]) - _use.WattsAt(host, _shares.Sum[host]);

    private int Blank(int type) => _firstBlank[type] < _blankCount[type] ? _blank[type][_firstBlank[type]] : -1;

    /// <summary>Moves a blank host, which now gets a VM, among the others.</summary>
    private int Taken(int host)
    {
        if (host >= 0 && Blank(_fleet.TypeOf[host]) == host)
        {
            _firstBlank[_fleet.TypeOf[host]]++;
            int at = Position(host);
            Array.Copy(_candidates, at, _candidates, at + 1, _count - at);
            _candidates[at] = host;
            _count++;
        }

        return host;
    }

    /// <summary>Index of the first candidate that is not below a host.</summary>
    private int Position(int host)
    {
        int from = 0;
        int until = _count;
        while (from < until)
        {
            int middle = (from + until) / 2;
            if (_candidates[middle] < host)
            {
                from = middle + 1;
            }
            else
            {
                until = middle;
            }
        }

        return from;
    }

    private bool HasRoom(int host, int vm, double request) =>
        _available[host] >= request && _coreMips[host] >= request && (!ChecksMemory || HasMemory(host, vm));

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
        if (!_isSettled[host] && _load[host] != 0)
        {
            _shares.Try(host, vm);
        }

        double load = _load[host];
        double after = _use.WattsAt(host, load + request);
        return after - (_samePowerBase ? _use.WattsAt(host, load) : _watts[host]);
    }

    private bool Overloads(int host, int vm, HostHistories histories) => _load[host] != 0 && histories.IsOverloadedWith(host, vm);
}
