using System.Numerics;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.VectorFit;

/// <summary>
/// Finds the host that best fit would choose without looking at all hosts: those of equal capacity lie in the cells of a grid by what they
/// have free of the first three resources, finer where little is free. Chooses as the scan over all hosts does: the least free share left,
/// of equals the first, and an empty host only where no other takes the VM.
/// </summary>
internal sealed class BestFitIndex
{
    // A bit for each in a word.
    private const int Parts = 32;
    private const int Grid = 3;

    // Least free share in each part.
    private static readonly double[] _from = [.. Enumerable.Range(0, Parts).Select(p => (double)p * p / (Parts * Parts))];

    private readonly SearchState _state;
    private readonly HostKind[] _kinds;
    private readonly int[] _kindOf;
    private readonly int[] _cellOf;
    private readonly int[] _position;
    private readonly long[] _free;
    private readonly double[] _freeShare;
    private readonly int _resources;
    private int _touched = -1;

    public BestFitIndex(SearchState state)
    {
        _state = state;
        _resources = state.Problem.Resources.Count;
        _kindOf = new int[state.Problem.HostCount];
        _cellOf = new int[state.Problem.HostCount];
        _position = new int[state.Problem.HostCount];
        _free = new long[state.Problem.HostCount * _resources];
        _freeShare = new double[state.Problem.HostCount];
        var kinds = new Dictionary<Infrastructure.ResourceVector, int>();
        var found = new List<HostKind>();
        for (int host = 0; host < _kindOf.Length; host++)
        {
            if (!kinds.TryGetValue(state.Problem.Capacity[host], out int kind))
            {
                kinds[state.Problem.Capacity[host]] = kind = found.Count;
                found.Add(new HostKind(host));
            }

            _kindOf[host] = kind;
            if (state.VmCount(host) == 0)
            {
                Count(host);
                found[kind].Empty.Add(host);
                _cellOf[host] = -1;
            }
            else
            {
                Enter(found[kind], host);
            }
        }

        _kinds = [.. found];
    }

    /// <summary>Whether room is what capacities leave, on which the cells build.</summary>
    public static bool Serves(PlacementProblem problem) =>
        problem.Constraints.OfType<CapacityConstraint>().Any(c => c is { CpuOverbooking: 1, CountsTransient: false, IsStrict: true })
        && !problem.Constraints.Any(c => c is OverbookConstraint);

    /// <summary>The host for a VM, or <see cref="Assignment.Unplaced"/>. The VM is put there before the next call.</summary>
    public int HostFor(int vm, SearchClock clock)
    {
        if (_touched >= 0)
        {
            Refresh(_touched);
        }

        (int Host, double Left) best = (Assignment.Unplaced, double.PositiveInfinity);
        for (int kind = 0; kind < _kinds.Length; kind++)
        {
            Look(vm, kind, clock, ref best);
        }

        bool needsEmpty = best.Host == Assignment.Unplaced;
        for (int kind = 0; kind < _kinds.Length && needsEmpty; kind++)
        {
            LookAtEmpty(vm, kind, clock, ref best);
        }

        return _touched = best.Host;
    }

    private void Look(int vm, int kind, SearchClock clock, ref (int Host, double Left) best)
    {
        HostKind hosts = _kinds[kind];
        double share = 0;
        Span<int> from = stackalloc int[Grid];
        from.Clear();
        for (int r = 0; r < _resources; r++)
        {
            double ofVm = ShareOf(_state.Usage(vm, r), hosts.Model, r);
            share += ofVm;
            if (r < Grid)
            {
                from[r] = PartOf(ofVm);
            }
        }

        for (int a = from[0]; a < Parts && !IsOver(share, best.Left, a, from[1], from[2]); a++)
        {
            for (uint rows = hosts.Rows[a] >> from[1] << from[1]; rows != 0; rows &= rows - 1)
            {
                int b = BitOperations.TrailingZeroCount(rows);
                if (IsOver(share, best.Left, a, b, from[2]))
                {
                    break;
                }

                LookAlong(hosts, (a, b, from[2]), (vm, share), clock, ref best);
            }
        }
    }

    private void LookAlong(HostKind hosts, (int A, int B, int C) from, (int Vm, double Share) asked, SearchClock clock, ref (int Host, double Left) best)
    {
        int row = (from.A * Parts) + from.B;
        for (uint cells = hosts.Columns[row] >> from.C << from.C; cells != 0; cells &= cells - 1)
        {
            int c = BitOperations.TrailingZeroCount(cells);
            if (IsOver(asked.Share, best.Left, from.A, from.B, c))
            {
                return;
            }

            foreach (int host in hosts.Cells[(row * Parts) + c]!)
            {
                Consider(asked, host, clock, ref best);
            }
        }
    }

    // Whether hosts of a cell and those beyond leave more than the best so far.
    private static bool IsOver(double share, double least, int a, int b, int c) => _from[a] + _from[b] + _from[c] - share > least + 1e-9;

    private void LookAtEmpty(int vm, int kind, SearchClock clock, ref (int Host, double Left) best)
    {
        double share = 0;
        for (int r = 0; r < _resources; r++)
        {
            share += ShareOf(_state.Usage(vm, r), _kinds[kind].Model, r);
        }

        int before = best.Host;
        foreach (int host in _kinds[kind].Empty)
        {
            Consider((vm, share), host, clock, ref best);
            if (best.Host != before)
            {
                return;
            }
        }
    }

    private void Consider((int Vm, double Share) asked, int host, SearchClock clock, ref (int Host, double Left) best)
    {
        double left = _freeShare[host] - asked.Share;
        bool isBetter = left < best.Left || (left == best.Left && host < best.Host);
        if (isBetter && Fits(asked.Vm, host) && clock.Tick() && _state.Allows(asked.Vm, host))
        {
            best = (host, left);
        }
    }

    private bool Fits(int vm, int host)
    {
        for (int r = 0; r < _resources; r++)
        {
            if (_free[(host * _resources) + r] < _state.Usage(vm, r))
            {
                return false;
            }
        }

        return true;
    }

    // A little more than is free, so that rounding hides no host.
    private int PartOf(int host, int resource)
    {
        if (resource >= _resources)
        {
            return 0;
        }

        return PartOf(Math.Max(0, ShareOf(_free[(host * _resources) + resource], host, resource)) + 1e-12);
    }

    private double ShareOf(long amount, int host, int resource) => amount / (double)Math.Max(1, _state.Capacity(host, resource));

    private static int PartOf(double share) => Math.Min(Parts - 1, (int)(Math.Sqrt(share) * Parts));

    private void Refresh(int host)
    {
        HostKind kind = _kinds[_kindOf[host]];
        if (_cellOf[host] < 0)
        {
            kind.Empty.Remove(host);
        }
        else
        {
            Leave(kind, host);
        }

        Enter(kind, host);
    }

    private void Enter(HostKind kind, int host)
    {
        Count(host);
        int row = (PartOf(host, 0) * Parts) + PartOf(host, 1);
        int cell = (row * Parts) + PartOf(host, 2);
        List<int> hosts = kind.Cells[cell] ??= [];
        _position[host] = hosts.Count;
        _cellOf[host] = cell;
        hosts.Add(host);
        kind.Columns[row] |= 1u << (cell % Parts);
        kind.Rows[row / Parts] |= 1u << (row % Parts);
    }

    private void Count(int host)
    {
        _freeShare[host] = 0;
        for (int r = 0; r < _resources; r++)
        {
            _free[(host * _resources) + r] = _state.Capacity(host, r) - _state.Used(host, r);
            _freeShare[host] += ShareOf(_free[(host * _resources) + r], host, r);
        }
    }

    private void Leave(HostKind kind, int host)
    {
        List<int> hosts = kind.Cells[_cellOf[host]]!;
        int last = hosts[^1];
        hosts[_position[host]] = last;
        _position[last] = _position[host];
        hosts.RemoveAt(hosts.Count - 1);
        int row = _cellOf[host] / Parts;
        kind.Columns[row] &= hosts.Count > 0 ? uint.MaxValue : ~(1u << (_cellOf[host] % Parts));
        kind.Rows[row / Parts] &= kind.Columns[row] != 0 ? uint.MaxValue : ~(1u << (row % Parts));
    }

    private sealed class HostKind(int model)
    {
        public List<int>?[] Cells { get; } = new List<int>?[Parts * Parts * Parts];

        /// <summary>A bit for each row of cells that has a host, in each slab.</summary>
        public uint[] Rows { get; } = new uint[Parts];

        /// <summary>A bit for each cell that has a host, in each row.</summary>
        public uint[] Columns { get; } = new uint[Parts * Parts];

        public SortedSet<int> Empty { get; } = [];

        /// <summary>A host of the kind.</summary>
        public int Model { get; } = model;
    }
}
