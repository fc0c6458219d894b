using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// An assignment under search with its cost, and what is needed to know the exact change of a move in time that does not depend
/// on the size of the problem. Every move that it makes keeps all constraints; where a capacity is exceeded already, no
/// move makes that worse, nor what groups lack. With a penalty set, capacities may be exceeded and groups lack locations and the groups
/// they need near them at that price, which is part of the cost then.
/// </summary>
internal sealed partial class SearchState
{
    private readonly SearchModel _model;
    private readonly int _stride;
    private readonly int[] _hostOf;
    private readonly double[] _excess;
    private readonly double[] _room;
    private readonly double[] _hostCost;
    private readonly double[] _newCost = new double[LongestMove + 1];
    private readonly Relocation[] _moves = new Relocation[LongestMove];
    private readonly GroupState _groups;
    private readonly SideConstraints? _side;
    private readonly double[] _penalty;
    private double _groupPenalty;
    private double _mostRelief;
    private double _moveFactor;
    private bool _isSoft;
    private bool _othersHold;

    public SearchState(SearchModel model, SideConstraints? side)
    {
        _side = side;
        _model = model;
        _stride = model.Stride;
        _hostOf = [.. model.Problem.Start];
        _excess = new double[model.HostCount * _stride];
        _room = new double[model.HostCount * _stride];
        _hostCost = new double[model.HostCount];
        _groups = new GroupState(model, _hostOf);
        Residents = new HostLists(model.HostCount, model.VmCount);
        _penalty = new double[_stride];
        Load(model.Problem.Start);
    }

    /// <summary>The most VMs that one compound move relocates.</summary>
    public const int LongestMove = 4;

    // The most that a move is expected to mend; those that mended more at a loss are not made.
    private const int MostMended = 3;

    /// <summary>The cost, with the prices set.</summary>
    public double Cost { get; private set; }

    /// <summary>The cost without the price of moves.</summary>
    public double CostWithoutPrice => Cost - (_moveFactor * MoveCost);

    /// <summary>Moves evaluated so far.</summary>
    public long Evaluated { get; private set; }

    /// <summary>The VMs of each host.</summary>
    public HostLists Residents { get; }

    /// <summary>Host of each VM.</summary>
    public ReadOnlySpan<int> HostOf => _hostOf;

    /// <summary>Whether every constraint holds.</summary>
    public bool IsFeasible()
    {
        foreach (double room in _room)
        {
            if (room < 0)
            {
                return false;
            }
        }

        return _othersHold && _groups.Broken == 0;
    }

    /// <summary>Sets what breaking constraints costs; null for not allowed.</summary>
    /// <param name="factor">What each unit above capacity costs, as a multiple of the load weight.</param>
    /// <param name="lacking">What each location and each needed group costs that a group lacks.</param>
    public void SetPenalty(double? factor, double lacking)
    {
        _isSoft = factor is not null;
        Cost -= _groupPenalty * _groups.Broken;
        _groupPenalty = _isSoft ? Math.Round(Math.Min(lacking, _model.GroupPenaltyLimit)) : 0;
        Cost += _groupPenalty * _groups.Broken;
        NoteRelief();
        for (int r = 0; r < _penalty.Length; r++)
        {
            _penalty[r] = Math.Min(_model.PenaltyLimit[r], Math.Round((factor ?? 0) * Math.Max(1, _model.LoadWeight[r])));
        }

        double change = 0;
        for (int host = 0; host < _model.HostCount; host++)
        {
            double cost = CostAfter(host, _model.Nobody, _model.Nobody);
            change += cost - _hostCost[host];
            _hostCost[host] = cost;
        }

        Cost += change;
    }

    /// <summary>What migrations cost, without a price.</summary>
    public double MoveCost { get; private set; }

    /// <summary>Sets how many times their own cost migrations cost beside it.</summary>
    public void SetMovePrice(double factor)
    {
        double whole = Math.Round(Math.Min(factor, _model.MoveFactorLimit));
        Cost += (whole - _moveFactor) * MoveCost;
        _moveFactor = whole;
    }

    /// <summary>Takes over an assignment.</summary>
    /// <param name="hostOf">Host of each VM.</param>
    public void Load(ReadOnlySpan<int> hostOf)
    {
        hostOf[.._hostOf.Length].CopyTo(_hostOf);
        FillHosts();
        _groups.Reset();
        _side?.Load(_hostOf);
        _othersHold = _groups.AreDistinct() && _side?.Hold() != false;
        Residents.Reset(_hostOf);
        double cost = (_model.GroupWeight * _groups.MostMoved) + (_groupPenalty * _groups.Broken);
        NoteRelief();
        double total = 0;
        MoveCost = 0;
        for (int host = 0; host < _model.HostCount; host++)
        {
            _hostCost[host] = CostAfter(host, _model.Nobody, _model.Nobody);
            total += _hostCost[host];
        }

        for (int vm = 0; vm < _model.VmCount; vm++)
        {
            total += PlaceCost(vm, _hostOf[vm]);
            MoveCost += _model.MoveCostTo(vm, _hostOf[vm]);
        }

        Cost = total + cost;
    }

    /// <summary>Moves a VM if that is allowed and changes the cost by at most <paramref name="threshold"/>.</summary>
    /// <param name="vm">The VM.</param>
    /// <param name="to">Another host than its own.</param>
    /// <param name="threshold">Largest change to accept.</param>
    public bool TryShift(int vm, int to, double threshold)
    {
        Evaluated++;
        int from = _hostOf[vm];
        double gaining = CostAfter(to, vm, _model.Nobody);
        double change = gaining - _hostCost[to] - _hostCost[from] + PlaceCost(vm, to) - PlaceCost(vm, from);
        if (change - _model.GroupWeight - _mostRelief > threshold)
        {
            return false;
        }

        double losing = CostAfter(from, _model.Nobody, vm);
        _moves[0] = new Relocation(vm, from, to);
        if (!TryMake(change + losing, threshold, 1))
        {
            return false;
        }

        _hostCost[from] = losing;
        _hostCost[to] = gaining;
        return true;
    }

    /// <summary>
    /// Moves each VM to the host of the next and the last one to <paramref name="last"/>, which may be the host of the first: a
    /// swap, a cycle or an ejection chain. All hosts differ otherwise.
    /// </summary>
    /// <param name="vms">Two VMs or more, at most <see cref="LongestMove"/>.</param>
    /// <param name="last">Where the last VM goes.</param>
    /// <param name="threshold">Largest change of the cost to accept.</param>
    public bool TryChain(ReadOnlySpan<int> vms, int last, double threshold)
    {
        Evaluated++;
        int first = _hostOf[vms[0]];
        bool isClosed = first == last;
        double change = 0;
        for (int i = 0; i < vms.Length; i++)
        {
            int vm = vms[i];
            int to = i + 1 < vms.Length ? _hostOf[vms[i + 1]] : last;
            int loses = i + 1 < vms.Length ? vms[i + 1] : isClosed ? vms[0] : _model.Nobody;
            double after = CostAfter(to, vm, loses);
            if (double.IsInfinity(after))
            {
                return false;
            }

            change += after - _hostCost[to] + PlaceCost(vm, to) - PlaceCost(vm, _hostOf[vm]);
            _newCost[i] = after;
            _moves[i] = new Relocation(vm, _hostOf[vm], to);
        }

        if (!isClosed)
        {
            _newCost[vms.Length] = CostAfter(first, _model.Nobody, vms[0]);
            change += _newCost[vms.Length] - _hostCost[first];
        }

        if (!TryMake(change, threshold, vms.Length))
        {
            return false;
        }

        for (int i = 0; i < vms.Length; i++)
        {
            _hostCost[_moves[i].To] = _newCost[i];
        }

        if (!isClosed)
        {
            _hostCost[first] = _newCost[vms.Length];
        }

        return true;
    }

    /// <summary>Swaps two VMs on different hosts if that is allowed and changes the cost by at most the threshold.</summary>
    public bool TrySwap(int one, int other, double threshold)
    {
        Evaluated++;
        int from = _hostOf[one];
        int to = _hostOf[other];
        double there = CostAfter(to, one, other);
        double change = there - _hostCost[to] - _hostCost[from] - PlaceCost(one, from) - PlaceCost(other, to)
            + PlaceCost(one, to) + PlaceCost(other, from);
        if (change - (2 * _model.GroupWeight) - _mostRelief > threshold)
        {
            return false;
        }

        double here = CostAfter(from, other, one);
        _moves[0] = new Relocation(one, from, to);
        _moves[1] = new Relocation(other, to, from);
        if (!TryMake(change + here, threshold, 2))
        {
            return false;
        }

        _hostCost[from] = here;
        _hostCost[to] = there;
        return true;
    }

    private bool TryMake(double change, double threshold, int count)
    {
        if (change - (_model.GroupWeight * count) - _mostRelief > threshold)
        {
            return false;
        }

        ReadOnlySpan<Relocation> moves = _moves.AsSpan(0, count);
        if (_model.GroupWeight != 0)
        {
            change += _model.GroupWeight * _groups.MostMovedChange(moves);
        }

        int broken = _groups.Broken;
        if (!(change - _mostRelief <= threshold) || !_groups.TryRelocate(moves))
        {
            return false;
        }

        int more = _groups.Broken - broken;
        change += _groupPenalty * more;
        if ((more > 0 && !_isSoft) || change > threshold)
        {
            _groups.Revert(moves);
            return false;
        }

        if (_side is not null && !_side.TryRelocate(moves))
        {
            _groups.Revert(moves);
            return false;
        }

        foreach (ref readonly Relocation move in moves)
        {
            Add(move.From, move.Vm, -1);
            Add(move.To, move.Vm, 1);
            Residents.Relocate(move);
            MoveCost += _model.MoveCostTo(move.Vm, move.To) - _model.MoveCostTo(move.Vm, move.From);
        }

        if (more != 0)
        {
            NoteRelief();
        }

        Cost += change;
        return true;
    }

    // How much a move may gain by what it gives to groups: a few at a time.
    private void NoteRelief() => _mostRelief = _groupPenalty * Math.Min(MostMended, _groups.Broken);

    /// <summary>Cost of a host once it has gained one VM and lost another; infinite where it cannot hold what it would have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double CostAfter(int host, int gained, int lost)
    {
        int at = host * _stride;
        double[] gainedRoom = _model.Home[gained] == host ? _model.LastingUsage : _model.Usage;
        double[] lostRoom = _model.Home[lost] == host ? _model.LastingUsage : _model.Usage;
        ref double excess = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_excess), at);
        ref double room = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_room), at);
        ref double weight = ref MemoryMarshal.GetArrayDataReference(_model.LoadWeight);
        ref double penalty = ref MemoryMarshal.GetArrayDataReference(_penalty);
        bool isSoft = _isSoft;
        ref double gain = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_model.Usage), gained * _stride);
        ref double lose = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_model.Usage), lost * _stride);
        ref double take = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(gainedRoom), gained * _stride);
        ref double give = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(lostRoom), lost * _stride);
        Vector256<double> sum = Vector256<double>.Zero;
        for (nuint i = 0; i < (nuint)_stride; i += (nuint)Vector256<double>.Count)
        {
            Vector256<double> before = Vector256.LoadUnsafe(ref room, i);
            Vector256<double> after = before + Vector256.LoadUnsafe(ref give, i) - Vector256.LoadUnsafe(ref take, i);
            if (isSoft)
            {
                sum -= Vector256.LoadUnsafe(ref penalty, i) * Vector256.MinNative(after, Vector256<double>.Zero);
            }
            else if (Vector256.LessThanAny(after, Vector256.MinNative(before, Vector256<double>.Zero)))
            {
                return double.PositiveInfinity;
            }

            Vector256<double> over = Vector256.LoadUnsafe(ref excess, i) + Vector256.LoadUnsafe(ref gain, i) - Vector256.LoadUnsafe(ref lose, i);
            sum += Vector256.LoadUnsafe(ref weight, i) * Vector256.MaxNative(over, Vector256<double>.Zero);
        }

        double cost = Vector256.Sum(sum);
        return _model.IsPlain ? cost : cost + OtherCost(host, gained, lost);
    }

    private double OtherCost(int host, int gained, int lost)
    {
        double cost = _model.Goals.Length == 0 ? 0 : Imbalance(host, gained, lost);
        if (_model.Problem.Curves.Length == 0)
        {
            return cost;
        }

        double load = _excess[host * _stride] + _model.Problem.SafetyCapacity[host * _model.Problem.ResourceCount]
            + _model.Usage[gained * _stride] - _model.Usage[lost * _stride];
        return cost + _model.Problem.Curves[host].At((long)load);
    }

    private double Imbalance(int host, int gained, int lost)
    {
        double cost = 0;
        foreach (BalanceGoal goal in _model.Goals)
        {
            double missing = (goal.Target * FreeAfter(host, goal.First, gained, lost)) - FreeAfter(host, goal.Second, gained, lost);
            cost += goal.Weight * Math.Max(0, missing);
        }

        return cost;
    }

    private double FreeAfter(int host, int resource, int gained, int lost) =>
        _model.Margin[(host * _stride) + resource] - _excess[(host * _stride) + resource]
        - _model.Usage[(gained * _stride) + resource] + _model.Usage[(lost * _stride) + resource];

    private double PlaceCost(int vm, int host) =>
        _model.PlaceCost(vm, host) + (_moveFactor == 0 ? 0 : _moveFactor * _model.MoveCostTo(vm, host));

    private void Add(int host, int vm, int sign)
    {
        double[] taken = _model.Home[vm] == host ? _model.LastingUsage : _model.Usage;
        for (int r = 0; r < _stride; r++)
        {
            _excess[(host * _stride) + r] += sign * _model.Usage[(vm * _stride) + r];
            _room[(host * _stride) + r] -= sign * taken[(vm * _stride) + r];
        }
    }

    private void FillHosts()
    {
        FlatProblem problem = _model.Problem;
        for (int host = 0; host < problem.HostCount; host++)
        {
            for (int r = 0; r < problem.ResourceCount; r++)
            {
                _excess[(host * _stride) + r] = -problem.SafetyCapacity[(host * problem.ResourceCount) + r];
                _room[(host * _stride) + r] = problem.Capacity[(host * problem.ResourceCount) + r];
            }
        }

        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            int host = _hostOf[vm];
            Add(host, vm, 1);
            for (int r = 0; r < _stride && _model.Home[vm] >= 0; r++)
            {
                // At home its transient use is not in LastingUsage; away from home it stays there as well.
                _room[(_model.Home[vm] * _stride) + r] -= _model.Usage[(vm * _stride) + r] - _model.LastingUsage[(vm * _stride) + r];
            }
        }
    }
}
