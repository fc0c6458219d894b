namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Proposes moves of many VMs: drain a host, move a group, move what must stay together. They are dear, so how often they are tried adapts
/// to how often they succeed.
/// </summary>
/// <param name="model">The problem.</param>
/// <param name="state">Where the worker is.</param>
/// <param name="random">The worker's random numbers.</param>
internal sealed class CompoundMoves(SearchModel model, SearchState state, SearchRandom random)
{
    private const int MostVms = 32;
    private const int Looked = 6;
    private const int Rarest = 1 << 15;
    private const int Commonest = 1 << 8;
    private readonly List<int> _vms = [];
    private int _oneIn = 1 << 11;
    private int _tried;
    private int _made;

    /// <summary>Perhaps tries a compound move; most calls do nothing.</summary>
    /// <param name="threshold">Largest change of the cost to accept.</param>
    public void Perhaps(double threshold)
    {
        if (random.Next(_oneIn) == 0)
        {
            Try(threshold);
            Adapt();
        }
    }

    /// <summary>Tries a compound move.</summary>
    /// <param name="threshold">Largest change of the cost to accept.</param>
    /// <returns>Whether it was made.</returns>
    public bool Try(double threshold)
    {
        int vm = random.Next(model.VmCount);
        int kind = random.Next(3);
        bool isMade = kind == 0 && model.Together.Length > 0 ? MoveTogether(threshold)
            : kind == 1 ? MoveGroup(model.Groups.GroupOf[vm], threshold)
            : Drain(state.HostOf[vm], threshold);
        _tried++;
        _made += isMade ? 1 : 0;
        return isMade;
    }

    // Twice as often where one in eight succeeds, half as often where not one in 64 does.
    private void Adapt()
    {
        if (_tried == 64)
        {
            _oneIn = _made >= 8 ? Math.Max(Commonest, _oneIn / 2) : _made == 0 ? Math.Min(Rarest, _oneIn * 2) : _oneIn;
            (_tried, _made) = (0, 0);
        }
    }

    private bool Drain(int host, double threshold)
    {
        _vms.Clear();
        for (int i = 0; i < state.Residents.Count(host); i++)
        {
            _vms.Add(state.Residents.At(host, i));
        }

        return MoveEach(host, threshold);
    }

    private bool MoveGroup(int group, double threshold)
    {
        _vms.Clear();
        GroupModel groups = model.Groups;
        for (int i = groups.MemberStart[group]; i < groups.MemberStart[group + 1]; i++)
        {
            _vms.Add(groups.Members[i]);
        }

        return MoveEach(-1, threshold);
    }

    // Each VM to the host that costs least of some drawn, given where those before it went; none to the avoided host.
    private bool MoveEach(int avoided, double threshold)
    {
        if (_vms.Count is < 2 or > MostVms)
        {
            return false;
        }

        state.BeginSequence();
        foreach (int vm in _vms)
        {
            int to = Cheapest(vm, avoided);
            if (to < 0)
            {
                state.EndSequence(double.NegativeInfinity);
                return false;
            }

            state.AddToSequence(vm, to);
        }

        return state.EndSequence(threshold);
    }

    private int Cheapest(int vm, int avoided)
    {
        (int best, double least) = (-1, double.PositiveInfinity);
        for (int i = 0; i < Looked; i++)
        {
            // The host of a drawn VM: hosts that carry more are drawn more often, and empty ones never.
            int host = state.HostOf[random.Next(model.VmCount)];
            if (host != avoided && host != state.HostOf[vm] && state.ChangeOf(vm, host) is var change && change < least)
            {
                (best, least) = (host, change);
            }
        }

        return best;
    }

    private bool MoveTogether(double threshold)
    {
        int[] vms = model.Together[random.Next(model.Together.Length)];
        int to = random.Next(model.HostCount);
        state.BeginSequence();
        foreach (int vm in vms)
        {
            if (state.HostOf[vm] != to)
            {
                state.AddToSequence(vm, to);
            }
        }

        return state.SequenceLength > 0 && state.EndSequence(threshold);
    }
}
