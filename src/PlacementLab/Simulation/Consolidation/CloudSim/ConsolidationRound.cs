using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// What is decided at a tick: VMs leave overloaded hosts, then whole hosts are emptied, those with the lowest load first. The
/// lists of VMs are as before afterwards; of the trials only traces in the hosts' tables remain.
/// </summary>
internal sealed class ConsolidationRound
{
    private readonly CloudSimFleet _fleet;
    private readonly VmDemand _demand;
    private readonly HostShares _shares;
    private readonly HostUse _use;
    private readonly HostHistories _histories;
    private readonly HostFinder _finder;
    private readonly IVmSelection _selection;
    private readonly CloudSimSwitches _switches;
    private readonly bool[] _isOverloaded;
    private readonly bool[] _isExcluded;
    private readonly bool[] _isProtected;
    private readonly List<int> _leaving = [];
    private readonly MoveList _plan = new();
    private readonly CandidateRows _rows;
    private readonly int[] _byLoad;

    /// <summary>Creates a round, to be used at every tick.</summary>
    public ConsolidationRound(CloudSimState state, HostHistories histories, HostFinder finder, IVmSelection selection)
    {
        _fleet = state.Fleet;
        _demand = state.Demand;
        _shares = state.Shares;
        _use = state.Use;
        _switches = state.Switches;
        _histories = histories;
        _finder = finder;
        _selection = selection;
        _isOverloaded = new bool[_fleet.HostCount];
        _isExcluded = new bool[_fleet.HostCount];
        _isProtected = new bool[_fleet.HostCount];
        _byLoad = new int[_fleet.HostCount];
        _rows = new CandidateRows(_fleet, _demand);
    }

    /// <summary>The moves decided, in order.</summary>
    public MoveList Moves { get; } = new();

    /// <summary>Hosts found overloaded.</summary>
    public int Overloaded { get; private set; }

    /// <summary>Hosts that were to be emptied.</summary>
    public int Underloaded { get; private set; }

    /// <summary>Hosts among them whose VMs all found another host.</summary>
    public int Evacuated { get; private set; }

    /// <summary>Decides.</summary>
    public void Decide()
    {
        Moves.Clear();
        _shares.Lists.Save();
        RelieveOverloaded();
        EmptyUnderloaded();
        _shares.Lists.Restore();
    }

    private void RelieveOverloaded()
    {
        Overloaded = 0;
        for (int host = 0; host < _fleet.HostCount; host++)
        {
            _isOverloaded[host] = _shares.Lists.Count[host] > 0 && _histories.IsOverloaded(host);
            Overloaded += _isOverloaded[host] ? 1 : 0;
        }

        _leaving.Clear();
        for (int host = 0; host < _fleet.HostCount; host++)
        {
            if (_isOverloaded[host])
            {
                Relieve(host);
            }
        }

        _finder.SetCandidates(_isOverloaded);
        Place(_leaving, allOrNothing: false);
        Moves.Add(_plan);
    }

    private void Relieve(int host)
    {
        do
        {
            ReadOnlySpan<int> vms = _shares.Lists.Of(host);
            int vm = vms[_selection.Select(_rows.Of(vms))];
            _leaving.Add(vm);
            _shares.Lists.Remove(host, vm);
            _histories.Recount(host);
        }
        while (_shares.Lists.Count[host] > 0 && _histories.IsOverloaded(host));
    }

    private void EmptyUnderloaded()
    {
        Underloaded = 0;
        Evacuated = 0;
        int count = 0;
        for (int host = 0; host < _fleet.HostCount; host++)
        {
            _isProtected[host] = false;
            _isExcluded[host] = _isOverloaded[host] || !IsOn(host);
            if (!_isExcluded[host] && _use.Utilization[host] < 1)
            {
                InsertByLoad(host, count++);
            }
        }

        if (_switches.ReceiversProtected)
        {
            Protect();
        }

        _finder.SetCandidates(_isExcluded);
        for (int i = 0; i < count; i++)
        {
            int host = _byLoad[i];
            if (!_isProtected[host])
            {
                Underloaded++;
                _finder.Exclude(host);
                Empty(host);
            }
        }
    }

    private void Empty(int host)
    {
        _leaving.Clear();
        foreach (int vm in _shares.Lists.Of(host))
        {
            _leaving.Add(vm);
        }

        double added = Place(_leaving, allOrNothing: true);
        if (_plan.Count == 0)
        {
            return;
        }

        if (_switches.UnderloadTest && !(added < _use.WattsAt(host, _shares.Sum[host])))
        {
            Undo();
            return;
        }

        Evacuated++;
        Protect();
        Moves.Add(_plan);
    }

    private void Protect()
    {
        for (int i = 0; i < _plan.Count; i++)
        {
            _isProtected[_plan.Target(i)] = true;
        }
    }

    /// <summary>Places VMs, those that ask for most first. The plan is empty if all were to be placed and one could not be.</summary>
    /// <returns>Power in W that the VMs placed add.</returns>
    private double Place(List<int> vms, bool allOrNothing)
    {
        _plan.Clear();
        SortByRequest(vms);
        double added = 0;
        foreach (int vm in vms)
        {
            int host = _finder.BestFit(vm, _histories);
            if (host >= 0)
            {
                added += _switches.UnderloadTest ? _finder.AddedWatts(host, vm) : 0;
                _shares.Create(host, vm);
                _histories.Append(host, vm);
                _plan.Add(vm, host);
            }
            else if (allOrNothing)
            {
                Undo();
                return 0;
            }
        }

        return added;
    }

    private void Undo()
    {
        for (int i = 0; i < _plan.Count; i++)
        {
            _shares.Lists.Remove(_plan.Target(i), _plan.Vm(i));
        }

        for (int i = 0; i < _plan.Count; i++)
        {
            _shares.Settle(_plan.Target(i));
            _histories.Recount(_plan.Target(i));
        }

        _plan.Clear();
    }

    private bool IsOn(int host) => _use.UsedMips[host] > 0 || (_switches.IdleHostsCost && _shares.Lists.SavedCount[host] > 0);

    /// <summary>Puts a host in its place among the first ones of the list, by load, equal ones by index.</summary>
    private void InsertByLoad(int host, int count)
    {
        double load = _use.Utilization[host];
        for (; count > 0 && _use.Utilization[_byLoad[count - 1]] > load; count--)
        {
            _byLoad[count] = _byLoad[count - 1];
        }

        _byLoad[count] = host;
    }

    /// <summary>Sorts VMs by what they ask for, the most first, equal ones in the order they have.</summary>
    private void SortByRequest(List<int> vms)
    {
        for (int i = 1; i < vms.Count; i++)
        {
            int vm = vms[i];
            double request = _demand.RequestMips[vm];
            int at = i;
            for (; at > 0 && _demand.RequestMips[vms[at - 1]] < request; at--)
            {
                vms[at] = vms[at - 1];
            }

            vms[at] = vm;
        }
    }
}
