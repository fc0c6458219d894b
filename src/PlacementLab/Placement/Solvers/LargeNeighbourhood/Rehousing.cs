using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// Puts VMs that are on no host somewhere: groups that share a host as one, the largest first, each where the cost rises least among a
/// sample of the hosts that allow it. Where none does, other VMs make way: those that have been hardest to place stay. Source of the
/// latter: ejection pool, Nagata and Bräysy 2009 (for vehicle routing).
/// </summary>
internal sealed class Rehousing
{
    private const int Looked = 64;
    private const int LookedForEjection = 48;
    private const int LargestEjection = 4;
    private const int AttemptsPerVm = 30;

    private readonly SearchState _state;
    private readonly SearchClock _clock;
    private readonly RoomIndex _rooms;
    private readonly double[] _share;
    private readonly int[] _failures;
    private readonly int[]?[] _unitOf;
    private readonly List<int> _ejected = [];
    private int _next;

    public Rehousing(SearchState state, double[] share, SearchClock clock)
    {
        (_state, _share, _clock) = (state, share, clock);
        _rooms = new RoomIndex(state);
        _failures = new int[state.Problem.VmCount];
        _unitOf = new int[]?[state.Problem.VmCount];
        foreach (GatherConstraint gather in state.Problem.Constraints.OfType<GatherConstraint>())
        {
            foreach (int vm in gather.Vms)
            {
                _unitOf[vm] = [.. (_unitOf[vm] ?? []).Union(gather.Vms).Order()];
            }
        }
    }

    /// <summary>Puts them all somewhere; false if some found no host.</summary>
    public bool Run(IEnumerable<int> homeless)
    {
        var pool = new Queue<int>(homeless.OrderByDescending(WeightOf).ThenBy(v => v));
        long attempts = 0;
        long most = 200 + ((long)AttemptsPerVm * pool.Count);
        while (pool.TryDequeue(out int vm))
        {
            if (_state.HostOf(vm) != Assignment.Unplaced || PlaceUnit(vm))
            {
                continue;
            }

            _failures[vm]++;
            if (++attempts > most || !_clock.Tick() || !Eject(vm))
            {
                return false;
            }

            // The new homeless come next: they are few, and what they left is still fresh.
            foreach (int other in _ejected.OrderByDescending(v => _share[v]).ThenBy(v => v))
            {
                pool.Enqueue(other);
            }
        }

        return true;
    }

    private double WeightOf(int vm) => _unitOf[vm] is { } unit ? unit.Sum(v => _share[v]) : _share[vm];

    private bool PlaceUnit(int vm)
    {
        int[] unit = _unitOf[vm] is { } all ? [.. all.Where(v => _state.HostOf(v) == Assignment.Unplaced).OrderByDescending(v => _share[v])] : [vm];
        int host = unit.Length == 1 ? HostFor(vm) : HostFor(unit);
        foreach (int member in host == Assignment.Unplaced ? [] : unit)
        {
            Put(member, host);
        }

        return host != Assignment.Unplaced;
    }

    private int HostFor(int vm)
    {
        (int best, double least, int seen) = (Assignment.Unplaced, double.PositiveInfinity, 0);
        foreach (int host in Candidates(vm))
        {
            if (!_clock.Tick() || seen >= Looked)
            {
                break;
            }

            if (_state.Allows(vm, host))
            {
                seen++;
                double delta = _state.Delta(vm, host);
                (best, least) = delta < least ? (host, delta) : (best, least);
            }
        }

        _next = best == Assignment.Unplaced ? _next : best;
        return best;
    }

    // The first host that takes all members one after another.
    private int HostFor(int[] unit)
    {
        foreach (int host in Candidates(unit[0]))
        {
            int placed = 0;
            while (placed < unit.Length && _clock.Tick() && _state.Allows(unit[placed], host))
            {
                _state.Move(unit[placed++], host);
            }

            foreach (int member in unit.AsSpan(0, placed))
            {
                _state.Move(member, Assignment.Unplaced);
            }

            if (placed == unit.Length)
            {
                return host;
            }
        }

        return Assignment.Unplaced;
    }

    // Home first, then round the hosts from where the last one was found.
    private IEnumerable<int> Candidates(int vm)
    {
        int home = _state.Problem.Initial[vm];
        if (home != Assignment.Unplaced)
        {
            yield return home;
        }

        int start = _next;
        for (int host = _rooms.Next(vm, start); host >= 0; host = _rooms.Next(vm, host + 1))
        {
            yield return host;
        }

        for (int host = _rooms.Next(vm, 0); host >= 0 && host < start; host = _rooms.Next(vm, host + 1))
        {
            yield return host;
        }
    }

    private bool Eject(int vm)
    {
        int[] unit = _unitOf[vm] is { } all ? [.. all.Where(v => _state.HostOf(v) == Assignment.Unplaced)] : [vm];
        (int best, (double Price, double Size) least, int[] leaving) = (Assignment.Unplaced, (double.PositiveInfinity, 0), []);
        int hosts = _state.Problem.HostCount;
        for (int i = 0, seen = 0; i < hosts && seen < LookedForEjection && _clock.Tick(); i++)
        {
            int host = (_next + i) % hosts;
            if (Leaving(unit, host) is { } found)
            {
                seen++;
                (double, double) price = (found.Sum(v => 1.0 + (_failures[v] * _failures[v]) + (_state.Problem.Initial[v] == host ? 1 : 0)), found.Sum(v => _share[v]));
                (best, least, leaving) = price.CompareTo(least) < 0 ? (host, price, found) : (best, least, leaving);
            }
        }

        _ejected.Clear();
        if (best == Assignment.Unplaced)
        {
            return false;
        }

        _next = (best + 1) % hosts;
        foreach (int other in leaving)
        {
            _ejected.Add(other);
            Put(other, Assignment.Unplaced);
        }

        foreach (int member in unit)
        {
            Put(member, best);
        }

        return true;
    }

    // Which VMs would have to leave a host so that others can come; null if that does not help.
    private int[]? Leaving(int[] unit, int host)
    {
        int[] there = [.. _state.VmsOn(host).ToArray().OrderBy(v => _failures[v]).ThenByDescending(v => _share[v]).ThenBy(v => v)];
        var gone = new List<int>();
        bool fits = Fits(unit, host);
        for (int i = 0; i < there.Length && !fits && gone.Count < LargestEjection; i++)
        {
            _state.Move(there[i], Assignment.Unplaced);
            gone.Add(there[i]);
            fits = Fits(unit, host);
        }

        var leaving = new List<int>(gone);
        foreach (int vm in fits ? gone : [])
        {
            // It may stay after all if the others that leave are enough.
            _state.Move(vm, host);
            if (_state.Allows(vm, host) && Fits(unit, host))
            {
                leaving.Remove(vm);
            }
            else
            {
                _state.Move(vm, Assignment.Unplaced);
            }
        }

        foreach (int vm in gone.Where(v => _state.HostOf(v) == Assignment.Unplaced))
        {
            _state.Move(vm, host);
        }

        return fits ? [.. leaving] : null;
    }

    private bool Fits(int[] unit, int host)
    {
        int placed = 0;
        while (placed < unit.Length && _state.Allows(unit[placed], host))
        {
            _state.Move(unit[placed++], host);
        }

        foreach (int member in unit.AsSpan(0, placed))
        {
            _state.Move(member, Assignment.Unplaced);
        }

        return placed == unit.Length;
    }

    private void Put(int vm, int host)
    {
        int from = _state.HostOf(vm);
        _state.Move(vm, host);
        foreach (int changed in (ReadOnlySpan<int>)[from, host])
        {
            if (changed != Assignment.Unplaced)
            {
                _rooms.Update(changed);
            }
        }
    }
}
