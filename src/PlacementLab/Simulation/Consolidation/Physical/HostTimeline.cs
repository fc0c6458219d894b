namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// What happens at every host in one interval: load and mode at its beginning, and the changes within. Hosts are accounted for
/// one by one, each in the order of time, so the result does not depend on the number of threads.
/// </summary>
internal sealed class HostTimeline
{
    private readonly FleetArrays _fleet;
    private readonly bool _alwaysFull;
    private readonly double _asleepWatts;
    private readonly double[] _mips;
    private readonly int[] _presence;
    private readonly HostMode[] _mode;
    private readonly int[] _changeStart;
    private readonly List<HostChange> _changes = [];
    private HostChange[] _byHost = [];
    private double _from;
    private double _to;

    /// <summary>Prepares the timeline of a fleet.</summary>
    public HostTimeline(FleetArrays fleet, HostTransitions transitions, bool alwaysFull)
    {
        _fleet = fleet;
        _alwaysFull = alwaysFull;
        _asleepWatts = transitions.Asleep.Watts;
        _mips = new double[fleet.HostCount];
        _presence = new int[fleet.HostCount];
        _mode = new HostMode[fleet.HostCount];
        _changeStart = new int[fleet.HostCount + 1];
        Tallies = new HostTally[fleet.HostCount];
    }

    /// <summary>The account of each host, after <see cref="Close"/>.</summary>
    public HostTally[] Tallies { get; }

    /// <summary>Begins an interval with the state as it is.</summary>
    public void Begin(FleetState state, double from, double to, int threads)
    {
        (_from, _to) = (from, to);
        _changes.Clear();
        state.Mode.CopyTo(_mode, 0);
        Chunks.ForEach(_fleet.HostCount, threads, (first, end) =>
        {
            for (int host = first; host < end; host++)
            {
                double sum = 0;
                foreach (int vm in state.VmsOf(host))
                {
                    sum += state.DemandMips[vm];
                }

                _mips[host] = sum;
                _presence[host] = state.VmCount[host] + state.Copies[host];
            }
        });
    }

    /// <summary>Notes a change.</summary>
    public void Add(HostChange change) => _changes.Add(change);

    /// <summary>Ends the interval: fills the accounts.</summary>
    public void Close(int threads)
    {
        GroupByHost();
        Chunks.ForEach(_fleet.HostCount, threads, (first, end) =>
        {
            for (int host = first; host < end; host++)
            {
                Tallies[host] = Account(host, _byHost.AsSpan(_changeStart[host], _changeStart[host + 1] - _changeStart[host]));
            }
        });
    }

    private void GroupByHost()
    {
        Array.Clear(_changeStart);
        foreach (HostChange change in _changes)
        {
            _changeStart[change.Host]++;
        }

        int sum = 0;
        for (int host = 0; host < _fleet.HostCount; host++)
        {
            sum += _changeStart[host];
            _changeStart[host] = sum;
        }

        _changeStart[_fleet.HostCount] = sum;
        if (_byHost.Length < sum)
        {
            _byHost = new HostChange[2 * sum];
        }

        for (int i = _changes.Count - 1; i >= 0; i--)
        {
            _byHost[--_changeStart[_changes[i].Host]] = _changes[i];
        }
    }

    private HostTally Account(int host, Span<HostChange> changes)
    {
        SortByTime(changes);
        var tally = new HostTally();
        var load = new HostSpan(_mips[host], _presence[host], _mode[host]);
        double at = _from;
        foreach (ref readonly HostChange change in changes)
        {
            Spend(ref tally, host, change.At - at, load);
            at = Math.Max(at, change.At);
            load = load.After(change);
        }

        Spend(ref tally, host, _to - at, load);
        return tally;
    }

    private static void SortByTime(Span<HostChange> changes)
    {
        for (int i = 1; i < changes.Length; i++)
        {
            HostChange change = changes[i];
            int at = i;
            for (; at > 0 && changes[at - 1].At > change.At; at--)
            {
                changes[at] = changes[at - 1];
            }

            changes[at] = change;
        }
    }

    /// <summary>Accounts for a time in which nothing changes.</summary>
    private void Spend(ref HostTally tally, int host, double seconds, in HostSpan load)
    {
        if (seconds <= 0)
        {
            return;
        }

        int kind = _fleet.KindOfHost[host];
        double capacity = _fleet.HostMips[host];
        double watts = load.Mode switch
        {
            HostMode.On => _fleet.Watts(kind, _alwaysFull ? 1 : Math.Max(0, load.Granted(capacity)) / capacity),
            HostMode.Waking => _fleet.Watts(kind, 1),
            HostMode.Falling => _fleet.Watts(kind, 0),
            _ => _asleepWatts,
        };
        tally.Joules += (watts + load.Watts) * seconds;
        tally.MigrationJoules += load.Watts * seconds;
        tally.TransitionJoules += load.Mode is HostMode.Waking or HostMode.Falling ? watts * seconds : 0;
        if (load.Presence > 0)
        {
            tally.ActiveSeconds += seconds;
            Grant(ref tally, seconds, load, capacity);
        }
    }

    private static void Grant(ref HostTally tally, double seconds, in HostSpan load, double capacity)
    {
        bool isFull = load.IsFull(capacity);
        double got = load.Granted(capacity);
        double alone = isFull ? Math.Min(load.Mips, capacity) : load.Mips;
        double slow = load.Mips > 0 ? load.SlowMips * got / load.Mips : 0;
        tally.OverloadedSeconds += isFull ? seconds : 0;
        tally.LostToOverload += (load.Mips - alone) * seconds;
        tally.LostToMigrationCpu += (alone - got) * seconds;
        tally.LostToSlowdown += slow * seconds;
        tally.Granted += (got - slow) * seconds;
    }
}
