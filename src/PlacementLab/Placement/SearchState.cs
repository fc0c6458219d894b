using PlacementLab.Infrastructure;

namespace PlacementLab.Placement;

/// <summary>
/// A changeable assignment with what each host carries, kept in flat arrays so that moves are cheap to evaluate and to make.
/// Belongs to one solver run; not safe to share between threads.
/// </summary>
public sealed class SearchState
{
    private readonly int[] _hostOf;
    private readonly long[] _used;
    private readonly int[] _vmCount;
    private readonly LoadCurve[] _curves;
    private readonly int _resources;

    /// <summary>Creates a state at an assignment.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">Where the VMs are.</param>
    public SearchState(PlacementProblem problem, Assignment assignment)
    {
        Problem = problem;
        _resources = problem.Resources.Count;
        _hostOf = [.. assignment.HostOf];
        _used = new long[problem.HostCount * _resources];
        _vmCount = new int[problem.HostCount];
        _curves = [.. Enumerable.Range(0, problem.HostCount).Select(h => problem.Objective.CurveOf(problem, h))];
        for (int vm = 0; vm < _hostOf.Length; vm++)
        {
            Add(vm, _hostOf[vm], 1);
        }
    }

    /// <summary>The problem.</summary>
    public PlacementProblem Problem { get; }

    /// <summary>Host of a VM.</summary>
    /// <param name="vm">Index of the VM.</param>
    public int HostOf(int vm) => _hostOf[vm];

    /// <summary>Number of VMs on a host.</summary>
    /// <param name="host">Index of the host.</param>
    public int VmCount(int host) => _vmCount[host];

    /// <summary>What the VMs of a host use of a resource.</summary>
    /// <param name="host">Index of the host.</param>
    /// <param name="resource">Position of the resource.</param>
    public long Used(int host, int resource) => _used[(host * _resources) + resource];

    /// <summary>Whether every constraint allows a VM to move to a host.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    public bool Allows(int vm, int host)
    {
        foreach (IPlacementConstraint constraint in Problem.Constraints)
        {
            if (!constraint.Allows(this, vm, host))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Exact change of the objective if a VM moved to a host.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    public double Delta(int vm, int host)
    {
        int from = _hostOf[vm];
        if (from == host)
        {
            return 0;
        }

        long cpu = Problem.Usage[vm].CpuMips;
        long fromLoad = Used(from, ResourceSpace.Cpu);
        long toLoad = Used(host, ResourceSpace.Cpu);
        Objective objective = Problem.Objective;
        return _curves[from].At(fromLoad - cpu) - _curves[from].At(fromLoad)
            + _curves[host].At(toLoad + cpu) - _curves[host].At(toLoad)
            + objective.MoveCost(Problem, vm, host) - objective.MoveCost(Problem, vm, from);
    }

    /// <summary>Moves a VM.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    public void Move(int vm, int host)
    {
        Add(vm, _hostOf[vm], -1);
        _hostOf[vm] = host;
        Add(vm, host, 1);
    }

    /// <summary>The assignment as it stands.</summary>
    public Assignment ToAssignment() => new([.. _hostOf]);

    private void Add(int vm, int host, int sign)
    {
        ReadOnlySpan<long> usage = Problem.Usage[vm].Amounts;
        for (int r = 0; r < _resources; r++)
        {
            _used[(host * _resources) + r] += sign * usage[r];
        }

        _vmCount[host] += sign;
    }
}
