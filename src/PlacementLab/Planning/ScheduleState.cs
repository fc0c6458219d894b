using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Planning;

/// <summary>Loads, reservations and running migrations at one moment of the plan that is being made.</summary>
internal sealed class ScheduleState
{
    private readonly PlanningProblem _problem;
    private readonly ResourceVector[] _limit;
    private readonly long[][] _load;
    private readonly double[] _linkFreeBytesPerSecond;
    private readonly int[] _busy;
    private readonly List<(PlannedMigration Migration, ImmutableArray<int> Route)> _running = [];
    private int _reserved;

    public ScheduleState(PlanningProblem problem)
    {
        _problem = problem;
        int hosts = problem.Datacenter.Hosts.Length;
        _load = new long[hosts][];
        for (int h = 0; h < hosts; h++)
        {
            _load[h] = new long[problem.Resources.Count];
        }

        for (int vm = 0; vm < problem.Vms.Length; vm++)
        {
            Add(_load[problem.Initial[vm]], vm, 1);
        }

        _limit = new ResourceVector[hosts];
        for (int h = 0; h < hosts; h++)
        {
            long[] limit = [.. problem.Capacity[h].Amounts];
            for (int r = 0; r < limit.Length; r++)
            {
                limit[r] = Math.Max(limit[r], _load[h][r]);
            }

            _limit[h] = new ResourceVector(limit);
        }

        _busy = new int[hosts];
        _linkFreeBytesPerSecond =
            [.. problem.Datacenter.Topology.Links.Select(l => LinkRates.WholeBytesPerSecond(l.ForMigrations.BytesPerSecond))];
    }

    /// <summary>Whether a migration is running.</summary>
    public bool IsIdle => _running.Count == 0;

    /// <summary>When the next migration ends; only where one runs.</summary>
    public TimeSpan NextEnd => _running.Min(r => r.Migration.End);

    /// <summary>What a link has left, in B/s.</summary>
    public double FreeBytesPerSecond(int link) => _linkFreeBytesPerSecond[link];

    /// <summary>Whether the destination has room beside all that is on it or bound for it, and both hosts may take part in one more.</summary>
    public bool MayStart(PendingMove move) =>
        _reserved < _problem.Limits.MaxConcurrent
        && _busy[move.From] < _problem.Limits.MaxConcurrentPerHost
        && _busy[move.To] < _problem.Limits.MaxConcurrentPerHost
        && HasRoom(_load[move.To], move.Vm, move.To);

    /// <summary>Whether a VM fits beside a load: on every resource load + usage ≤ max(capacity, load at the plan's start).</summary>
    public bool HasRoom(long[] load, int vm, int host)
    {
        ResourceVector usage = _problem.Usage[vm];
        for (int r = 0; r < load.Length; r++)
        {
            bool counts = host != _problem.StoreHost || _problem.Resources.Resources[r].IsTransient;
            if (counts && usage[r] > 0 && load[r] + usage[r] > _limit[host][r])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a VM fits on a host now.</summary>
    public bool HasRoom(int vm, int host) => HasRoom(_load[host], vm, host);

    /// <summary>Whether a VM would fit on a host now if another had left it.</summary>
    public bool HasRoomWithout(int leaving, int vm, int host)
    {
        long[] load = (long[])_load[host].Clone();
        Add(load, leaving, -1);
        return HasRoom(load, vm, host);
    }

    /// <summary>By how much a VM is too large for a host beside a load: the first resource that is short, and the amount.</summary>
    public (Resource Resource, long Amount) Shortage(long[] load, int vm, int host)
    {
        for (int r = 0; r < load.Length; r++)
        {
            long over = load[r] + _problem.Usage[vm][r] - _limit[host][r];
            if (over > 0)
            {
                return (_problem.Resources.Resources[r], over);
            }
        }

        throw new InvalidOperationException("The VM fits.");
    }

    /// <summary>Reserves room and a place among the concurrent ones for a move that starts now.</summary>
    public void Reserve(PendingMove move)
    {
        Add(_load[move.To], move.Vm, 1);
        _busy[move.From]++;
        _busy[move.To]++;
        _reserved++;
    }

    /// <summary>Starts a migration whose room is reserved.</summary>
    public void Start(PlannedMigration migration, ImmutableArray<int> route)
    {
        foreach (int link in route)
        {
            _linkFreeBytesPerSecond[link] -= migration.Bandwidth.BytesPerSecond;
        }

        _running.Add((migration, route));
    }

    /// <summary>Ends the migrations that end next, and returns them.</summary>
    public List<PlannedMigration> FinishNext()
    {
        TimeSpan end = _running.Min(r => r.Migration.End);
        var ended = new List<PlannedMigration>();
        foreach ((PlannedMigration migration, ImmutableArray<int> route) in _running.Where(r => r.Migration.End == end))
        {
            foreach (int link in route)
            {
                _linkFreeBytesPerSecond[link] += migration.Bandwidth.BytesPerSecond;
            }

            Add(_load[migration.From], migration.Vm, -1);
            _busy[migration.From]--;
            _busy[migration.To]--;
            _reserved--;
            ended.Add(migration);
        }

        _running.RemoveAll(r => r.Migration.End == end);
        return ended;
    }

    /// <summary>The loads when all that runs or is about to start has ended.</summary>
    /// <param name="starting">Moves whose room is reserved but which do not run yet.</param>
    public long[][] LoadsAfterRunning(IEnumerable<PendingMove> starting)
    {
        long[][] loads = [.. _load.Select(l => (long[])l.Clone())];
        foreach ((PlannedMigration migration, _) in _running)
        {
            Add(loads[migration.From], migration.Vm, -1);
        }

        foreach (PendingMove move in starting)
        {
            Add(loads[move.From], move.Vm, -1);
        }

        return loads;
    }

    /// <summary>Adds a VM's usage to a load, or takes it away.</summary>
    public void Add(long[] load, int vm, int sign)
    {
        for (int r = 0; r < load.Length; r++)
        {
            load[r] = checked(load[r] + (sign * _problem.Usage[vm][r]));
        }
    }
}
