namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// One logical worker: walks from assignment to assignment by random moves, taking what a temperature allows (simulated
/// annealing: Kirkpatrick, Gelatt and Vecchi 1983; for this problem Portal, Ritt, Borba and Buriol, Annals of OR 242, 2016).
/// </summary>
internal sealed class AnnealingWorker
{
    private const int DrawBits = 14;
    private static readonly double[] _draws = Draws();

    /// <summary>Moves between two looks at whether there is a new best.</summary>
    private const int MovesPerLook = 500;

    // Shares of 256, tuned on a1_4, a2_2 and a2_5.
    private const int ShiftShare = 64;
    private const int ChainShare = 40;
    private const int CycleShare = 20;
    private const int HomeShare = 64;
    private const int LocalShare = 64;
    private const int ChainHomeShare = 224;
    private const int CloseShare = 128;
    private const int SwapHomeShare = 64;
    private const int SwapGroupShare = 32;
    private const int SwapLocalShare = 64;

    // Partners whose usage is alike: without, large VMs stand still long before the small ones are settled.
    private const int AlikeSwapShare = 230;
    private const int AlikeChainShare = 200;

    private readonly SearchModel _model;
    private readonly SearchRandom _random;
    private readonly int[] _vms = new int[SearchState.LongestMove];
    private readonly CompoundMoves _compound;

    public AnnealingWorker(SearchModel model, SideConstraints? side, int seed, int number)
    {
        _model = model;
        _random = new SearchRandom(seed, number);
        State = new SearchState(model, side);
        _compound = new CompoundMoves(model, State, _random);
        Best = [.. State.HostOf];
        BestCost = double.PositiveInfinity;
        KeepIfBest();
    }

    /// <summary>Where the worker is.</summary>
    public SearchState State { get; }

    /// <summary>The best assignment it has seen that keeps all constraints; the initial one where there is none.</summary>
    public int[] Best { get; }

    /// <summary>Its cost; infinite where there is none.</summary>
    public double BestCost { get; private set; }

    /// <summary>What migrations cost in it.</summary>
    public double BestMoveCost { get; private set; }

    /// <summary>Evaluates a number of moves at one temperature.</summary>
    public void Walk(int moves, double temperature)
    {
        for (int left = moves; left > 0; left -= MovesPerLook)
        {
            Step(Math.Min(left, MovesPerLook), temperature);
            KeepIfBest();
        }
    }

    /// <summary>Goes on from an assignment that keeps all constraints, and keeps it if it is the best.</summary>
    public void Adopt(ReadOnlySpan<int> hostOf)
    {
        State.Load(hostOf);
        KeepIfBest();
    }

    private void KeepIfBest()
    {
        if (State.CostWithoutPrice < BestCost && State.IsFeasible())
        {
            BestCost = State.CostWithoutPrice;
            BestMoveCost = State.MoveCost;
            State.HostOf.CopyTo(Best);
        }
    }

    private void Step(int moves, double temperature)
    {
        for (int i = 0; i < moves; i++)
        {
            double threshold = temperature * _draws[_random.Next(1 << DrawBits)];
            _compound.Perhaps(threshold);
            int kind = _random.Next(256);
            if (kind < ShiftShare)
            {
                Shift(threshold);
            }
            else if (kind < ShiftShare + ChainShare)
            {
                Chain(threshold);
            }
            else if (kind < ShiftShare + ChainShare + CycleShare)
            {
                Cycle(threshold);
            }
            else
            {
                Swap(threshold);
            }
        }
    }

    private void Shift(double threshold)
    {
        int vm = _random.Next(_model.VmCount);
        int to = Target(vm);
        if (State.HostOf[vm] != to)
        {
            State.TryShift(vm, to, threshold);
        }
    }

    private void Swap(double threshold)
    {
        int one = _random.Next(_model.VmCount);
        int other = Partner(one);
        if (other >= 0 && State.HostOf[one] != State.HostOf[other])
        {
            State.TrySwap(one, other, threshold);
        }
    }

    private void Chain(double threshold)
    {
        int one = _random.Next(_model.VmCount);
        int other = Displaced(one);
        int to = _random.Next(256) < ChainHomeShare ? HomeOrAny(other) : _random.Next(_model.HostCount);
        if (State.HostOf[one] != State.HostOf[other] && State.HostOf[other] != to && State.HostOf[one] != to)
        {
            _vms[0] = one;
            _vms[1] = other;
            State.TryChain(_vms.AsSpan(0, 2), to, threshold);
        }
    }

    // one -> host of other -> (often home of other, where third is) -> host of one, home of third, or anywhere
    private void Cycle(double threshold)
    {
        ReadOnlySpan<int> hostOf = State.HostOf;
        int one = _random.Next(_model.VmCount);
        int other = Displaced(one);
        int third = _random.Next(256) < AlikeChainShare ? _model.Similar.Draw(other, _random)
            : _random.Next(256) < ChainHomeShare ? Resident(HomeOrAny(other)) : _random.Next(_model.VmCount);
        if (third < 0 || hostOf[one] == hostOf[other] || hostOf[other] == hostOf[third] || hostOf[one] == hostOf[third])
        {
            return;
        }

        int to = _random.Next(256) < CloseShare ? hostOf[one] : HomeOrAny(third);
        if (to != hostOf[other] && to != hostOf[third])
        {
            _vms[0] = one;
            _vms[1] = other;
            _vms[2] = third;
            State.TryChain(_vms.AsSpan(0, 3), to, threshold);
        }
    }

    private int Target(int vm)
    {
        int draw = _random.Next(256);
        if (draw < HomeShare)
        {
            return HomeOrAny(vm);
        }

        return draw < HomeShare + LocalShare ? _model.Groups.Neighbour(State.HostOf[vm], _random) : _random.Next(_model.HostCount);
    }

    private int Displaced(int vm) =>
        _random.Next(256) < AlikeChainShare ? _model.Similar.Draw(vm, _random) : _random.Next(_model.VmCount);

    private int Partner(int vm)
    {
        if (_random.Next(256) < AlikeSwapShare)
        {
            return _model.Similar.Draw(vm, _random);
        }

        int draw = _random.Next(256);
        if (draw < SwapHomeShare)
        {
            return Resident(HomeOrAny(vm));
        }

        GroupModel groups = _model.Groups;
        if (draw < SwapHomeShare + SwapGroupShare)
        {
            int group = groups.GroupOf[vm];
            return groups.Members[groups.MemberStart[group] + _random.Next(groups.Size(group))];
        }

        return draw < SwapHomeShare + SwapGroupShare + SwapLocalShare
            ? Resident(groups.Neighbour(State.HostOf[vm], _random))
            : _random.Next(_model.VmCount);
    }

    // A VM that was on no host at first has no home.
    private int HomeOrAny(int vm) => _model.Home[vm] >= 0 ? _model.Home[vm] : _random.Next(_model.HostCount);

    private int Resident(int host)
    {
        int count = State.Residents.Count(host);
        return count == 0 ? -1 : State.Residents.At(host, _random.Next(count));
    }

    // -ln of evenly spaced numbers in (0, 1): a table is as good as fresh logarithms and several times faster.
    private static double[] Draws()
    {
        double[] draws = new double[1 << DrawBits];
        for (int i = 0; i < draws.Length; i++)
        {
            draws[i] = -Math.Log((i + 0.5) / draws.Length);
        }

        return draws;
    }
}
