using System.Collections.Immutable;

namespace PlacementLab.Placement.Solvers.LocalSearch;

/// <summary>Descends by shifts and swaps from a feasible state to a local optimum, and on from it by kicks.</summary>
internal sealed class ShiftSwapDescent
{
    private const int KickedVms = 3;
    private readonly SearchState _state;
    private readonly int[] _vms;
    private readonly int[] _allHosts;
    private readonly SearchClock _clock;
    private readonly LocalSearchOptions _options;
    private readonly double _least;
    private readonly ImmutableArray<TrajectoryPoint>.Builder _trajectory = ImmutableArray.CreateBuilder<TrajectoryPoint>();
    private double _cost;
    private double _best;

    public ShiftSwapDescent(SearchState state, int[] free, SearchClock clock, LocalSearchOptions options)
    {
        _state = state;
        _vms = [.. free];
        _allHosts = [.. Enumerable.Range(0, state.Problem.HostCount)];
        _clock = clock;
        _options = options;
        _cost = _best = state.Cost();
        _least = options.RelativeTolerance * Math.Max(Math.Abs(_cost), double.Epsilon);
    }

    public ImmutableArray<TrajectoryPoint> Trajectory => _trajectory.ToImmutable();

    public void Run(Random random)
    {
        Record();
        Descend(random);
        for (int kick = 0; kick < _options.Kicks && _vms.Length > 0 && _clock.Stopped is null; kick++)
        {
            (int[] vms, int[] hosts, double cost) = ([.. _vms], [.. _vms.Select(_state.HostOf)], _cost);
            Kick(random);
            Descend(random);
            if (_cost > cost)
            {
                GoBack(vms, hosts);
                _cost = cost;
            }

            RecordIfBest();
        }
    }

    private void Descend(Random random)
    {
        bool improved = true;
        while (improved)
        {
            random.Shuffle(_vms);
            random.Shuffle(_allHosts);
            improved = Shifts(random);
            improved |= _options.UseSwaps && Swaps();
        }
    }

    private void Kick(Random random)
    {
        for (int i = 0; i < KickedVms; i++)
        {
            int vm = _vms[random.Next(_vms.Length)];
            IReadOnlyList<int> hosts = HostsOf(vm);
            int host = hosts.Count == 0 ? _state.HostOf(vm) : hosts[random.Next(hosts.Count)];
            if (host != _state.HostOf(vm) && _state.Allows(vm, host))
            {
                _cost += _state.Delta(vm, host);
                _state.Move(vm, host);
            }
        }
    }

    private void GoBack(int[] vms, int[] hosts)
    {
        for (int i = 0; i < vms.Length; i++)
        {
            if (_state.HostOf(vms[i]) != hosts[i])
            {
                _state.Move(vms[i], hosts[i]);
            }
        }
    }

    private IReadOnlyList<int> HostsOf(int vm) => _options.HostsOf?.Invoke(vm) ?? _allHosts;

    private bool Shifts(Random random)
    {
        bool improved = false;
        foreach (int vm in _vms)
        {
            IReadOnlyList<int> hosts = HostsOf(vm);
            improved |= hosts.Count > 0 && Shift(vm, hosts, random.Next(hosts.Count));
        }

        return improved;
    }

    private bool Shift(int vm, IReadOnlyList<int> hosts, int offset)
    {
        for (int i = 0; i < hosts.Count; i++)
        {
            int host = hosts[(i + offset) % hosts.Count];
            if (host == _state.HostOf(vm))
            {
                continue;
            }

            if (!_clock.Tick())
            {
                return false;
            }

            double delta = _state.Delta(vm, host);
            if (delta < -_least && _state.Allows(vm, host))
            {
                _state.Move(vm, host);
                Improve(delta);
                return true;
            }
        }

        return false;
    }

    private bool Swaps()
    {
        bool improved = false;
        for (int i = 0; i < _vms.Length; i++)
        {
            for (int j = i + 1; j < _vms.Length; j++)
            {
                if (_state.HostOf(_vms[i]) == _state.HostOf(_vms[j]))
                {
                    continue;
                }

                if (!_clock.Tick())
                {
                    return false;
                }

                improved |= Swap(_vms[i], _vms[j]);
            }
        }

        return improved;
    }

    private bool Swap(int first, int second)
    {
        double delta = _state.SwapDelta(first, second);
        if (delta >= -_least || !_state.AllowsSwap(first, second))
        {
            return false;
        }

        (int firstHost, int secondHost) = (_state.HostOf(first), _state.HostOf(second));
        _state.Move(first, secondHost);
        _state.Move(second, firstHost);
        Improve(delta);
        return true;
    }

    private void Improve(double delta)
    {
        _cost += delta;
        RecordIfBest();
    }

    private void RecordIfBest()
    {
        if (_cost < _best)
        {
            _best = _cost;
            Record();
        }
    }

    private void Record() => _trajectory.Add(new TrajectoryPoint(_clock.Iterations, _clock.Elapsed, _cost));
}
