using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>Chooses the hosts that a free VM may go to: its own, and those of least cost when it moves alone.</summary>
internal sealed class CandidateHosts
{
    private readonly SearchState _state;
    private readonly CpSatOptions _options;
    private readonly bool[] _isSource;

    /// <summary>Prepares the choice.</summary>
    /// <param name="state">The problem at its initial assignment.</param>
    /// <param name="freeVms">The free VMs.</param>
    /// <param name="options">How many candidates.</param>
    public CandidateHosts(SearchState state, int[] freeVms, CpSatOptions options)
    {
        (_state, _options) = (state, options);
        _isSource = new bool[state.Problem.HostCount];
        foreach (int vm in freeVms.Where(vm => state.HostOf(vm) != Assignment.Unplaced))
        {
            _isSource[state.HostOf(vm)] = true;
        }
    }

    /// <summary>The candidates of a VM, in index order.</summary>
    /// <param name="vm">Index of the VM.</param>
    public int[] Of(int vm)
    {
        IEnumerable<int> all = Enumerable.Range(0, _state.Problem.HostCount);
        if (_options.CandidateHostsPerVm >= _state.Problem.HostCount)
        {
            return [.. all];
        }

        int home = _state.HostOf(vm);
        var emptyOfKind = new Dictionary<(LoadCurve, ResourceVector), int>();
        IEnumerable<int> best = Ranked(vm, [.. all.Where(h => h != home)])
            .Where(h => _state.VmCount(h) > 0 || IsAmongFirst(emptyOfKind, h))
            .Take(_options.CandidateHostsPerVm);
        return [.. best.Append(home).Where(h => h != Assignment.Unplaced).Order()];
    }

    // A host that refuses the VM as things stand is still worth a look where other free VMs may make room.
    private IEnumerable<int> Ranked(int vm, int[] hosts)
    {
        (int Host, bool Allowed, double Delta)[] judged = [.. hosts.Select(h => (h, _state.Allows(vm, h), _state.Delta(vm, h)))];
        bool refusedByAll = !judged.Any(h => h.Allowed);
        return judged.Where(h => h.Allowed || _isSource[h.Host] || refusedByAll)
            .OrderByDescending(h => h.Allowed).ThenBy(h => h.Delta).ThenBy(h => h.Host)
            .Select(h => h.Host);
    }

    private bool IsAmongFirst(Dictionary<(LoadCurve, ResourceVector), int> emptyOfKind, int host)
    {
        (LoadCurve, ResourceVector) kind = (_state.CurveOf(host), _state.Problem.Capacity[host]);
        int seen = emptyOfKind.GetValueOrDefault(kind);
        emptyOfKind[kind] = seen + 1;
        return seen < _options.EmptyHostsPerKind;
    }
}
