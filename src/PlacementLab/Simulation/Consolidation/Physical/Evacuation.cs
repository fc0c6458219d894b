namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Empties hosts so that they can be switched off, those with the least load first. A host is emptied only if there is room for all its
/// VMs on hosts that are on, and if over the horizon its power saves more than what its VMs draw elsewhere, their migrations and
/// switching it off and on again take. Hosts that get VMs in this interval stay. After so many failures in a row the rest is left.
/// </summary>
/// <param name="draft">Loads.</param>
/// <param name="index">Hosts that may get VMs.</param>
/// <param name="fit">Finds hosts.</param>
/// <param name="rules">Horizon and costs.</param>
internal sealed class Evacuation(Draft draft, HostIndex index, CheapestHost fit, PhysicalRules rules)
{
    private readonly List<int> _candidates = [];
    private readonly List<int> _vms = [];
    private readonly Proposal _proposal = new();
    private readonly EvacuationGain _gain = new(draft, rules);

    /// <summary>Failures in a row after which the rest of the hosts is left alone.</summary>
    public int MostFailures { get; init; } = 20;

    /// <summary>Hosts tried.</summary>
    public int Tried { get; private set; }

    /// <summary>Hosts emptied.</summary>
    public int Emptied { get; private set; }

    /// <summary>Adds the moves of all hosts that it pays to empty.</summary>
    /// <param name="view">The fleet.</param>
    /// <param name="isReceiver">Which hosts get VMs in this interval; extended.</param>
    /// <param name="moves">The moves; extended.</param>
    public void Run(FleetView view, bool[] isReceiver, List<VmMove> moves)
    {
        (Tried, Emptied) = (0, 0);
        Collect();
        int failures = 0;
        foreach (int host in _candidates)
        {
            if (isReceiver[host])
            {
                continue;
            }

            if (failures == MostFailures)
            {
                return;
            }

            Tried++;
            index.Remove(host);
            if (TryEmpty(view, host))
            {
                failures = 0;
                Emptied++;
                Accept(host, isReceiver, moves);
            }
            else
            {
                failures++;
                index.Add(host, isAsleep: false);
            }
        }
    }

    private void Collect()
    {
        _candidates.Clear();
        for (int host = 0; host < draft.Fleet.HostCount; host++)
        {
            if (index.Contains(host) && draft.VmCount[host] > 0)
            {
                _candidates.Add(host);
            }
        }

        _candidates.Sort((a, b) => Share(a).CompareTo(Share(b)) is var order && order != 0 ? order : a.CompareTo(b));
    }

    private double Share(int host) => draft.Mips[host] / draft.Fleet.HostMips[host];

    private bool TryEmpty(FleetView view, int host)
    {
        _proposal.Clear();
        _vms.Clear();
        _vms.AddRange(view.VmsOn(host));
        _vms.Sort((a, b) => draft.VmMips(b).CompareTo(draft.VmMips(a)) is var order && order != 0 ? order : a.CompareTo(b));
        foreach (int vm in _vms)
        {
            int target = fit.Find(vm, _proposal, wakes: false);
            if (target < 0)
            {
                return false;
            }

            _proposal.Add(vm, target);
        }

        return _gain.Of(view, host, _proposal) > 0;
    }

    private void Accept(int host, bool[] isReceiver, List<VmMove> moves)
    {
        foreach ((int vm, int target) in _proposal.Moves)
        {
            draft.Remove(vm, host);
            draft.Put(vm, target);
            index.Update(target);
            isReceiver[target] = true;
            moves.Add(new VmMove(vm, target));
        }
    }
}
