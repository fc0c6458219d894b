using System.Collections.Immutable;

namespace PlacementLab.Placement.Solvers.LocalSearch;

/// <summary>Descends by shifts and swaps from a feasible state to a local optimum.</summary>
internal sealed class ShiftSwapDescent
{
    private readonly SearchState _state;
    private readonly int[] _vms;
    private readonly int[] _hosts;
    private readonly SearchClock _clock;
    private readonly bool _useSwaps;
    private readonly double _least;
    private readonly ImmutableArray<TrajectoryPoint>.Builder _trajectory = ImmutableArray.CreateBuilder<TrajectoryPoint>();
    private double _cost;

    public ShiftSwapDescent(SearchState state, int[] free, SearchClock clock, LocalSearchOptions options)
    {
        _state = state;
        _vms = [.. free];
        _hosts = [.. Enumerable.Range(0, state.Problem.HostCount)];
        _clock = clock;
        _useSwaps = options.UseSwaps;
        _cost = state.Cost();
        _least = options.RelativeTolerance * Math.Max(Math.Abs(_cost), double.Epsilon);
    }

    public ImmutableArray<TrajectoryPoint> Trajectory => _trajectory.ToImmutable();

    public void Run(Random random)
    {
        Record();
        bool improved = true;
        while (improved)
        {
            random.Shuffle(_vms);
            random.Shuffle(_hosts);
            improved = Shifts(random);
            improved |= _useSwaps && Swaps();
        }
    }

    private bool Shifts(Random random)
    {
        bool improved = false;
        foreach (int vm in _vms)
        {
            int offset = random.Next(_hosts.Length);
            improved |= Shift(vm, offset);
        }

        return improved;
    }

    private bool Shift(int vm, int offset)
    {
        for (int i = 0; i < _hosts.Length; i++)
        {
            int host = _hosts[(i + offset) % _hosts.Length];
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
        Record();
    }

    private void Record() => _trajectory.Add(new TrajectoryPoint(_clock.Iterations, _clock.Elapsed, _cost));
}
