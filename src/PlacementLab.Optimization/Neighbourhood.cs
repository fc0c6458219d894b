using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>The part of a problem that is solved exactly: which VMs are free and which hosts each of them may go to.</summary>
internal sealed class Neighbourhood
{
    private readonly int[] _freeIndex;
    private readonly bool[] _isOpen;

    /// <summary>Creates a neighbourhood.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="freeVms">The free VMs in index order.</param>
    /// <param name="candidates">Hosts of each free VM.</param>
    /// <param name="candidatesPerVm">How many hosts were asked for, to be told.</param>
    /// <param name="current">Where the VMs that are not free stay; null for the initial assignment.</param>
    public Neighbourhood(PlacementProblem problem, int[] freeVms, int[][] candidates, int candidatesPerVm, Assignment? current = null)
    {
        (FreeVms, Candidates, Current) = (freeVms, candidates, current ?? problem.Initial);
        _freeIndex = [.. Enumerable.Repeat(-1, problem.VmCount)];
        for (int i = 0; i < freeVms.Length; i++)
        {
            _freeIndex[freeVms[i]] = i;
        }

        _isOpen = new bool[problem.HostCount];
        foreach (int host in Candidates.SelectMany(c => c))
        {
            _isOpen[host] = true;
        }

        OpenHosts = [.. Enumerable.Range(0, problem.HostCount).Where(h => _isOpen[h])];
        IsWhole = freeVms.Length == problem.VmCount && Candidates.All(c => c.Length == problem.HostCount);
        int homes = freeVms.Select(vm => Current[vm]).Where(h => h != Assignment.Unplaced).Distinct().Count();
        Description = IsWhole
            ? "CP-SAT, all VMs and hosts"
            : $"CP-SAT, restricted to VMs of {homes} {(homes == 1 ? "host" : "hosts")} and {candidatesPerVm} candidates";
    }

    /// <summary>Where the VMs are now; those that are not free stay there.</summary>
    public Assignment Current { get; }

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
}
