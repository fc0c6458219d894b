namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// Where the VMs of each group are, kept up to date under moves: VMs per host, location and neighbourhood, and how many have
/// left home. Judges whether what must hold of groups holds after a compound move.
/// </summary>
internal sealed class GroupState
{
    private readonly SearchModel _model;
    private readonly GroupModel _groups;
    private readonly int[] _hostOf;
    private readonly ushort[] _crowd;
    private readonly int[] _perLocation;
    private readonly int[] _locations;
    private readonly int[] _perNeighbourhood;
    private readonly int[] _moved;
    private readonly int[] _groupsWithMoved;

    public GroupState(SearchModel model, int[] hostOf)
    {
        _model = model;
        _groups = model.Groups;
        _hostOf = hostOf;
        _crowd = new ushort[checked((_groups.CrowdRow.Max() + 1) * model.HostCount)];
        _perLocation = new int[checked((_groups.SpreadRow.Max() + 1) * _groups.LocationCount)];
        _locations = new int[_groups.SpreadRow.Max() + 1];
        _perNeighbourhood = new int[checked((_groups.DependencyRow.Max() + 1) * _groups.NeighbourhoodCount)];
        _moved = new int[model.Problem.Groups.Length];
        _groupsWithMoved = new int[Enumerable.Range(0, _moved.Length).Max(_groups.Size) + 2];
        Reset();
    }

    /// <summary>The largest number of moved VMs in one group.</summary>
    public int MostMoved { get; private set; }

    /// <summary>
    /// How many locations groups lack, and how many needs of groups their neighbourhoods do not meet: one for each group, neighbourhood
    /// with VMs of it, and group needed there.
    /// </summary>
    public int Broken { get; private set; }

    /// <summary>Counts everything anew from the hosts of the VMs.</summary>
    public void Reset()
    {
        Array.Clear(_crowd);
        Array.Clear(_perLocation);
        Array.Clear(_locations);
        Array.Clear(_perNeighbourhood);
        Array.Clear(_moved);
        Array.Clear(_groupsWithMoved);
        _groupsWithMoved[0] = _moved.Length;
        MostMoved = 0;
        Broken = Enumerable.Range(0, _moved.Length).Where(g => _groups.SpreadRow[g] >= 0).Sum(g => _groups.MinimumSpread[g]);
        for (int vm = 0; vm < _model.VmCount; vm++)
        {
            Add(vm, _hostOf[vm]);
            CountMoved(_groups.GroupOf[vm], _model.Home[vm] < 0 || _hostOf[vm] == _model.Home[vm] ? 0 : 1);
        }
    }

    /// <summary>Whether no two VMs that must not share a host do, and no group is too small for the locations it has to be in.</summary>
    public bool AreDistinct() =>
        !Enumerable.Range(0, _model.VmCount).Any(vm => IsTaken(vm, _hostOf[vm]))
        && Enumerable.Range(0, _moved.Length).All(g => _groups.MinimumSpread[g] > 1 || _groups.MinimumSpread[g] <= _groups.Size(g));

    /// <summary>Change of <see cref="MostMoved"/> by a compound move; nothing else is changed.</summary>
    public int MostMovedChange(ReadOnlySpan<Relocation> moves)
    {
        int before = MostMoved;
        bool changes = false;
        foreach (ref readonly Relocation move in moves)
        {
            int change = Leaving(move);
            changes |= change != 0;
            CountMoved(_groups.GroupOf[move.Vm], change);
        }

        int after = MostMoved;
        if (changes)
        {
            foreach (ref readonly Relocation move in moves)
            {
                CountMoved(_groups.GroupOf[move.Vm], -Leaving(move));
            }

            MostMoved = before;
        }

        return after - before;
    }

    /// <summary>Makes a compound move if VMs that must not share a host do not after it; else changes nothing.</summary>
    public bool TryRelocate(ReadOnlySpan<Relocation> moves)
    {
        if (moves.Length == 1 ? IsTaken(moves[0].Vm, moves[0].To) : AnyTaken(moves))
        {
            return false;
        }

        Relocate(moves);
        if (moves.Length == 1 || AreDistinct(moves))
        {
            return true;
        }

        Revert(moves);
        return false;
    }

    /// <summary>Makes a compound move whatever it breaks.</summary>
    public void Relocate(ReadOnlySpan<Relocation> moves)
    {
        foreach (ref readonly Relocation move in moves)
        {
            Remove(move.Vm, move.From);
            Add(move.Vm, move.To);
            _hostOf[move.Vm] = move.To;
            CountMoved(_groups.GroupOf[move.Vm], Leaving(move));
        }
    }

    /// <summary>Takes a compound move back.</summary>
    public void Revert(ReadOnlySpan<Relocation> moves)
    {
        foreach (ref readonly Relocation move in moves)
        {
            Remove(move.Vm, move.To);
            Add(move.Vm, move.From);
            _hostOf[move.Vm] = move.From;
            CountMoved(_groups.GroupOf[move.Vm], -Leaving(move));
        }
    }

    // Whether a VM of the same group, other than this, is on the host.
    private bool IsTaken(int vm, int host)
    {
        int group = _groups.GroupOf[vm];
        if (!_groups.IsDistinct[group])
        {
            return false;
        }

        int row = _groups.CrowdRow[group];
        if (row >= 0)
        {
            return _crowd[(row * _model.HostCount) + host] > (_hostOf[vm] == host ? 1 : 0);
        }

        for (int i = _groups.MemberStart[group]; i < _groups.MemberStart[group + 1]; i++)
        {
            int other = _groups.Members[i];
            if (_hostOf[other] == host && other != vm)
            {
                return true;
            }
        }

        return false;
    }

    // Before the counts change: taken by a VM that the compound move leaves there.
    private bool AnyTaken(ReadOnlySpan<Relocation> moves)
    {
        foreach (ref readonly Relocation move in moves)
        {
            if (IsTaken(move.Vm, move.To) && !AnyOfGroupLeaves(moves, _groups.GroupOf[move.Vm], move.To))
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyOfGroupLeaves(ReadOnlySpan<Relocation> moves, int group, int host)
    {
        foreach (ref readonly Relocation move in moves)
        {
            if (move.From == host && _groups.GroupOf[move.Vm] == group)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the moved VMs are on hosts where they may be with their groups, after relocations that were made.</summary>
    public bool AreDistinct(ReadOnlySpan<Relocation> moves)
    {
        foreach (ref readonly Relocation move in moves)
        {
            if (IsTaken(move.Vm, _hostOf[move.Vm]))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsIn(int group, int neighbourhood) =>
        _perNeighbourhood[(_groups.DependencyRow[group] * _groups.NeighbourhoodCount) + neighbourhood] > 0;

    private int Leaving(in Relocation move)
    {
        int home = _model.Home[move.Vm];
        return (move.From == home ? 1 : 0) - (move.To == home ? 1 : 0);
    }

    private void CountMoved(int group, int change)
    {
        if (change == 0)
        {
            return;
        }

        int count = _moved[group];
        _groupsWithMoved[count]--;
        _moved[group] = count + change;
        _groupsWithMoved[count + change]++;
        if (count + change > MostMoved)
        {
            MostMoved = count + change;
        }
        else if (count == MostMoved && _groupsWithMoved[count] == 0)
        {
            MostMoved = count + change;
        }
    }

    private void Add(int vm, int host)
    {
        int group = _groups.GroupOf[vm];
        int crowd = _groups.CrowdRow[group];
        if (crowd >= 0)
        {
            _crowd[(crowd * _model.HostCount) + host]++;
        }

        int spread = _groups.SpreadRow[group];
        if (spread >= 0 && _perLocation[(spread * _groups.LocationCount) + _groups.Location[host]]++ == 0)
        {
            Broken -= _locations[spread]++ < _groups.MinimumSpread[group] ? 1 : 0;
        }

        int dependency = _groups.DependencyRow[group];
        if (dependency >= 0 && _perNeighbourhood[(dependency * _groups.NeighbourhoodCount) + _groups.Neighbourhood[host]]++ == 0)
        {
            Broken += Unmet(group, _groups.Neighbourhood[host]) - Dependents(group, _groups.Neighbourhood[host]);
        }
    }

    private void Remove(int vm, int host)
    {
        int group = _groups.GroupOf[vm];
        int crowd = _groups.CrowdRow[group];
        if (crowd >= 0)
        {
            _crowd[(crowd * _model.HostCount) + host]--;
        }

        int spread = _groups.SpreadRow[group];
        if (spread >= 0 && --_perLocation[(spread * _groups.LocationCount) + _groups.Location[host]] == 0)
        {
            Broken += --_locations[spread] < _groups.MinimumSpread[group] ? 1 : 0;
        }

        int dependency = _groups.DependencyRow[group];
        if (dependency >= 0 && --_perNeighbourhood[(dependency * _groups.NeighbourhoodCount) + _groups.Neighbourhood[host]] == 0)
        {
            Broken += Dependents(group, _groups.Neighbourhood[host]) - Unmet(group, _groups.Neighbourhood[host]);
        }
    }

    // How many groups that a group needs are not in a neighbourhood.
    private int Unmet(int group, int neighbourhood)
    {
        int count = 0;
        foreach (int needed in _groups.Needs[group])
        {
            count += IsIn(needed, neighbourhood) ? 0 : 1;
        }

        return count;
    }

    // How many groups that need a group are in a neighbourhood.
    private int Dependents(int group, int neighbourhood)
    {
        int count = 0;
        foreach (int dependent in _groups.NeededBy[group])
        {
            count += IsIn(dependent, neighbourhood) ? 1 : 0;
        }

        return count;
    }
}
