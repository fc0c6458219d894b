using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>The part of a problem that is solved exactly: which VMs are free and which hosts each of them may go to.</summary>
internal sealed class Neighbourhood
{
    private readonly int[] _freeIndex;
    private readonly bool[] _isOpen;

    /// <summary>Chooses the candidates of every free VM.</summary>
    /// <param name="state">The problem at its initial assignment.</param>
    /// <param name="freeVms">The free VMs in index order.</param>
    /// <param name="warmStart">An assignment whose places are candidates too, if there is one.</param>
    /// <param name="options">How many candidates.</param>
    public Neighbourhood(SearchState state, int[] freeVms, Assignment? warmStart, CpSatOptions options)
    {
        PlacementProblem problem = state.Problem;
        FreeVms = freeVms;
        _freeIndex = [.. Enumerable.Repeat(-1, problem.VmCount)];
        var sources = new bool[problem.HostCount];
        for (int i = 0; i < freeVms.Length; i++)
        {
            _freeIndex[freeVms[i]] = i;
            if (problem.Initial[freeVms[i]] is not Assignment.Unplaced and int home)
            {
                sources[home] = true;
            }
        }

        Candidates = [.. freeVms.Select(vm => CandidatesOf(state, vm, sources, warmStart?[vm], options))];
        _isOpen = new bool[problem.HostCount];
        foreach (int host in Candidates.SelectMany(c => c))
        {
            _isOpen[host] = true;
        }

        OpenHosts = [.. Enumerable.Range(0, problem.HostCount).Where(h => _isOpen[h])];
        IsWhole = freeVms.Length == problem.VmCount && Candidates.All(c => c.Length == problem.HostCount);
        int homes = sources.Count(s => s);
        Description = IsWhole
            ? "CP-SAT, all VMs and hosts"
            : $"CP-SAT, restricted to VMs of {homes} {(homes == 1 ? "host" : "hosts")} and {options.CandidateHostsPerVm} candidates";
    }

    /// <summary>The free VMs in index order.</summary>
    public int[] FreeVms { get; }

    /// <summary>Hosts of each free VM, in index order.</summary>
    public int[][] Candidates { get; }

    /// <summary>Hosts that some free VM may be on, in index order.</summary>
    public int[] OpenHosts { get; }

    /// <summary>Whether nothing was left out.</summary>
    public bool IsWhole { get; }

    /// <summary>What was left out, for people.</summary>
    public string Description { get; }

    /// <summary>Position of a VM among the free ones, or −1.</summary>
    public int FreeIndexOf(int vm) => _freeIndex[vm];

    /// <summary>Whether some free VM may be on a host.</summary>
    public bool IsOpen(int host) => _isOpen[host];

    /// <summary>The free VMs: those on source hosts and those on no host; all without source hosts.</summary>
    public static int[] FreeVmsOf(PlacementProblem problem, CpSatOptions options)
    {
        HashSet<int>? sources = options.SourceHosts?.ToHashSet();
        return
        [
            .. Enumerable.Range(0, problem.VmCount).Where(
                vm => sources is null || problem.Initial[vm] == Assignment.Unplaced || sources.Contains(problem.Initial[vm])),
        ];
    }

    private static int[] CandidatesOf(SearchState state, int vm, bool[] sources, int? warmStart, CpSatOptions options)
    {
        PlacementProblem problem = state.Problem;
        IEnumerable<int> all = Enumerable.Range(0, problem.HostCount);
        if (options.CandidateHostsPerVm >= problem.HostCount)
        {
            return [.. all];
        }

        int home = problem.Initial[vm];
        var chosen = new SortedSet<int>(new[] { home, warmStart ?? home }.Where(h => h != Assignment.Unplaced));
        var emptyOfKind = new Dictionary<(LoadCurve, ResourceVector), int>();

        (int Host, bool Allowed)[] others = [.. all.Where(h => h != home).Select(h => (h, state.Allows(vm, h)))];
        bool refusedByAll = !others.Any(h => h.Allowed);

        // A host that refuses the VM as things stand is still worth a look where other free VMs may make room.
        IEnumerable<int> ranked = others
            .Where(h => h.Allowed || sources[h.Host] || refusedByAll)
            .OrderByDescending(h => h.Allowed).ThenBy(h => state.Delta(vm, h.Host)).ThenBy(h => h.Host)
            .Select(h => h.Host)
            .Where(h => state.VmCount(h) > 0 || IsAmongFirst(emptyOfKind, state, h, options.EmptyHostsPerKind));
        chosen.UnionWith(ranked.Take(options.CandidateHostsPerVm));
        return [.. chosen];
    }

    private static bool IsAmongFirst(Dictionary<(LoadCurve, ResourceVector), int> counts, SearchState state, int host, int most)
    {
        (LoadCurve, ResourceVector) kind = (state.CurveOf(host), state.Problem.Capacity[host]);
        int seen = counts.GetValueOrDefault(kind);
        counts[kind] = seen + 1;
        return seen < most;
    }
}
