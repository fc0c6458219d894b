using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PlacementLab.Infrastructure;

namespace PlacementLab.Placement;

/// <summary>
/// A changeable assignment with what each host carries, kept in flat arrays so that moves are cheap to evaluate and to make.
/// A VM may be on no host (<see cref="Assignment.Unplaced"/>) while an answer is being built. Belongs to one solver run; not
/// safe to share between threads.
/// </summary>
public sealed class SearchState
{
    private readonly int[] _hostOf;
    private readonly int _resources;
    private readonly long[] _usage;
    private readonly long[] _capacity;
    private readonly long[] _used;
    private readonly long[] _initiallyUsed;
    private readonly long[] _leftBehind;
    private readonly HostHinges? _hinges;
    private readonly GroupMoves[] _groupMoves;
    private readonly ConstraintIndex _constraints;
    private readonly ImmutableArray<LoadCurve> _curves;
    private readonly double[] _hostCost;
    private readonly double[] _moveCost;
    private readonly List<int>[] _vmsOn;
    private readonly int[] _positionOnHost;
    private readonly List<int> _moved = [];
    private readonly int[] _positionInMoved;
    private Allotment? _allotment;

    /// <summary>Creates a state at an assignment.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">Where the VMs are.</param>
    public SearchState(PlacementProblem problem, Assignment assignment)
    {
        Problem = problem;
        _resources = problem.Resources.Count;
        _usage = Flatten(problem.Usage);
        _capacity = Flatten(problem.Capacity);
        _used = new long[problem.HostCount * _resources];
        _initiallyUsed = new long[problem.HostCount * _resources];
        _leftBehind = new long[problem.HostCount * _resources];
        _hinges = HostHinges.Of(problem);
        _groupMoves = [.. problem.Objective.GroupTerms.Select(t => new GroupMoves(t))];
        _constraints = new ConstraintIndex(problem);
        _curves = problem.Objective.CurvesOf(problem);
        _hostCost = [.. Enumerable.Range(0, problem.HostCount).Select(h => CostOf(h, 0, -1, -1))];
        _moveCost = new double[problem.VmCount];
        _vmsOn = [.. Enumerable.Range(0, problem.HostCount).Select(_ => new List<int>())];
        _positionOnHost = new int[problem.VmCount];
        _positionInMoved = new int[problem.VmCount];
        _hostOf = [.. Enumerable.Repeat(Assignment.Unplaced, problem.VmCount)];
        (UnplacedCount, EmptyHostCount) = (problem.VmCount, problem.HostCount);
        for (int vm = 0; vm < _hostOf.Length; vm++)
        {
            Move(vm, assignment[vm]);
            if (problem.Initial[vm] != Assignment.Unplaced)
            {
                Add(_initiallyUsed, vm, problem.Initial[vm], 1);
            }
        }
    }

    /// <summary>The problem.</summary>
    public PlacementProblem Problem { get; }

    /// <summary>The VMs that are on another host than at first, in no promised but a repeatable order.</summary>
    public ReadOnlySpan<int> Moved => CollectionsMarshal.AsSpan(_moved);

    /// <summary>Number of VMs that are on no host.</summary>
    public int UnplacedCount { get; private set; }

    /// <summary>Number of hosts that carry no VM.</summary>
    public int EmptyHostCount { get; private set; }

    /// <summary>What overbook and preserve constraints make of capacities and usage.</summary>
    internal Allotment Allotment => _allotment ??= new Allotment(Problem);

    /// <summary>Host of a VM, or <see cref="Assignment.Unplaced"/>.</summary>
    /// <param name="vm">Index of the VM.</param>
    public int HostOf(int vm) => _hostOf[vm];

    /// <summary>The VMs on a host, in no promised but a repeatable order.</summary>
    /// <param name="host">Index of the host.</param>
    public ReadOnlySpan<int> VmsOn(int host) => CollectionsMarshal.AsSpan(_vmsOn[host]);

    /// <summary>Number of VMs on a host.</summary>
    /// <param name="host">Index of the host.</param>
    public int VmCount(int host) => _vmsOn[host].Count;

    /// <summary>What a VM uses of a resource.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="resource">Position of the resource.</param>
    public long Usage(int vm, int resource) => _usage[(vm * _resources) + resource];

    /// <summary>What a host offers of a resource.</summary>
    /// <param name="host">Index of the host.</param>
    /// <param name="resource">Position of the resource.</param>
    public long Capacity(int host, int resource) => _capacity[(host * _resources) + resource];

    /// <summary>What the VMs of a host use of a resource.</summary>
    /// <param name="host">Index of the host.</param>
    /// <param name="resource">Position of the resource.</param>
    public long Used(int host, int resource) => _used[(host * _resources) + resource];

    /// <summary>What the VMs that were on a host at first use of a resource.</summary>
    /// <param name="host">Index of the host.</param>
    /// <param name="resource">Position of the resource.</param>
    public long InitiallyUsed(int host, int resource) => _initiallyUsed[(host * _resources) + resource];

    /// <summary>What the VMs that were on a host at first and are on another one now use of a resource.</summary>
    /// <param name="host">Index of the host.</param>
    /// <param name="resource">Position of the resource.</param>
    public long LeftBehind(int host, int resource) => _leftBehind[(host * _resources) + resource];

    /// <summary>Cost as a function of load of a host; alike hosts share one instance.</summary>
    /// <param name="host">Index of the host.</param>
    public LoadCurve CurveOf(int host) => _curves[host];

    /// <summary>Whether every constraint allows a VM on a host, given where the others are.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    public bool Allows(int vm, int host)
    {
        foreach (IPlacementConstraint constraint in _constraints.Of(vm))
        {
            if (!constraint.Allows(this, vm, host))
            {
                return false;
            }
        }

        foreach (IPlacementConstraint constraint in _constraints.OfAll)
        {
            if (!constraint.Allows(this, vm, host))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether every constraint allows two VMs to change places. The state is the same afterwards.</summary>
    /// <param name="first">A placed VM.</param>
    /// <param name="second">A VM placed on another host.</param>
    public bool AllowsSwap(int first, int second)
    {
        (int firstHost, int secondHost) = (_hostOf[first], _hostOf[second]);
        Move(second, Assignment.Unplaced);
        bool allowed = Allows(first, secondHost);
        if (allowed)
        {
            Move(first, secondHost);
            allowed = Allows(second, firstHost);
            if (allowed)
            {
                // Where the first may stay can depend on what the second has left behind.
                Move(second, firstHost);
                allowed = Allows(first, secondHost);
                Move(second, Assignment.Unplaced);
            }

            Move(first, firstHost);
        }

        Move(second, secondHost);
        return allowed;
    }

    /// <summary>Exact change of the objective if a VM moved to a host.</summary>
    /// <param name="vm">Index of the VM, which may be on no host yet.</param>
    /// <param name="host">Index of the host.</param>
    public double Delta(int vm, int host)
    {
        int from = _hostOf[vm];
        if (from == host)
        {
            return 0;
        }

        double delta = MoveCost(vm, host) - _moveCost[vm] + Change(host, vm, -1);
        delta += from == Assignment.Unplaced ? 0 : Change(from, -1, vm);
        return _groupMoves.Length == 0 ? delta : delta + GroupChange(vm, host);
    }

    /// <summary>Exact change of the objective if two VMs changed places.</summary>
    /// <param name="first">A placed VM.</param>
    /// <param name="second">A VM placed on another host.</param>
    public double SwapDelta(int first, int second)
    {
        (int firstHost, int secondHost) = (_hostOf[first], _hostOf[second]);
        double delta = Change(firstHost, second, first) + Change(secondHost, first, second)
            + MoveCost(first, secondHost) - _moveCost[first] + MoveCost(second, firstHost) - _moveCost[second];
        return _groupMoves.Length == 0 ? delta : delta + GroupChange(first, secondHost, second, firstHost);
    }

    /// <summary>Moves a VM.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host, or <see cref="Assignment.Unplaced"/> to take the VM off its host.</param>
    public void Move(int vm, int host)
    {
        int from = _hostOf[vm];
        if (from != Assignment.Unplaced)
        {
            TakeOff(vm, from);
        }

        _hostOf[vm] = host;
        _moveCost[vm] = 0;
        if (host != Assignment.Unplaced)
        {
            PutOn(vm, host);
        }
    }

    /// <summary>The cost of the state, summed from the costs of hosts and moves as they stand.</summary>
    public double Cost() => _hostCost.Sum() + _moveCost.Sum() + _groupMoves.Sum(g => g.Cost);

    /// <summary>The assignment as it stands.</summary>
    public Assignment ToAssignment() => new([.. _hostOf]);

    private static long[] Flatten(ImmutableArray<ResourceVector> vectors) => [.. vectors.SelectMany(v => v.Amounts.ToArray())];

    private static void AddTo(List<int> list, int[] position, int vm)
    {
        position[vm] = list.Count;
        list.Add(vm);
    }

    private static void RemoveFrom(List<int> list, int[] position, int vm)
    {
        int last = list[^1];
        list[position[vm]] = last;
        position[last] = position[vm];
        list.RemoveAt(list.Count - 1);
    }

    private ReadOnlySpan<long> UsageOf(int vm) => vm < 0 ? [] : _usage.AsSpan(vm * _resources, _resources);

    private double Change(int host, int gained, int lost)
    {
        long cpu = (gained < 0 ? 0 : Usage(gained, ResourceSpace.Cpu)) - (lost < 0 ? 0 : Usage(lost, ResourceSpace.Cpu));
        return CostOf(host, cpu, gained, lost) - _hostCost[host];
    }

    private double CostOf(int host, long cpuChange, int gained, int lost)
    {
        double cost = _curves[host].At(_used[(host * _resources) + ResourceSpace.Cpu] + cpuChange);
        return _hinges is null ? cost : cost + _hinges.At(host, _used.AsSpan(host * _resources, _resources), UsageOf(gained), UsageOf(lost));
    }

    private double GroupChange(int vm, int host)
    {
        double change = 0;
        foreach (GroupMoves moves in _groupMoves)
        {
            change += moves.Change(vm, MovedBy(vm, host));
        }

        return change;
    }

    private double GroupChange(int first, int firstTo, int second, int secondTo)
    {
        double change = 0;
        foreach (GroupMoves moves in _groupMoves)
        {
            change += moves.Change(first, MovedBy(first, firstTo), second, MovedBy(second, secondTo));
        }

        return change;
    }

    // 1 where the VM would become a moved one, −1 where it would no longer be one.
    private int MovedBy(int vm, int host) => (CountsAsMoved(vm, host) ? 1 : 0) - (_hostOf[vm] >= 0 && CountsAsMoved(vm, _hostOf[vm]) ? 1 : 0);

    private double MoveCost(int vm, int host) => Problem.Objective.MoveCost(Problem, vm, host);

    private bool CountsAsMoved(int vm, int host) => host != Problem.Initial[vm] && Problem.Initial[vm] != Assignment.Unplaced;

    private void TakeOff(int vm, int host)
    {
        RemoveFrom(_vmsOn[host], _positionOnHost, vm);
        UnplacedCount++;
        EmptyHostCount += _vmsOn[host].Count == 0 ? 1 : 0;
        if (CountsAsMoved(vm, host))
        {
            RemoveFrom(_moved, _positionInMoved, vm);
            CountMoved(vm, -1);
        }

        Add(_used, vm, host, -1);
        _hostCost[host] = CostOf(host, 0, -1, -1);
    }

    private void PutOn(int vm, int host)
    {
        EmptyHostCount -= _vmsOn[host].Count == 0 ? 1 : 0;
        UnplacedCount--;
        AddTo(_vmsOn[host], _positionOnHost, vm);
        if (CountsAsMoved(vm, host))
        {
            AddTo(_moved, _positionInMoved, vm);
            CountMoved(vm, 1);
        }

        Add(_used, vm, host, 1);
        _hostCost[host] = CostOf(host, 0, -1, -1);
        _moveCost[vm] = MoveCost(vm, host);
    }

    private void CountMoved(int vm, int sign)
    {
        Add(_leftBehind, vm, Problem.Initial[vm], sign);
        foreach (GroupMoves moves in _groupMoves)
        {
            moves.Count(vm, sign);
        }
    }

    private void Add(long[] totals, int vm, int host, int sign)
    {
        for (int r = 0; r < _resources; r++)
        {
            totals[(host * _resources) + r] += sign * _usage[(vm * _resources) + r];
        }
    }
}
