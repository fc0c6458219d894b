namespace PlacementLab.Planning.Scheduling;

/// <summary>
/// Builds one list schedule: at the start and whenever a move ends or may begin, the moves are offered a start in order; each takes the
/// fastest of its options that the links carry now, if it keeps its deadline. Synchronised groups are not looked at.
/// </summary>
internal sealed class ListBuilder(ScheduleTables tables, (int MaxConcurrent, int MaxPerHost, int[] From, int[] To) limits)
{
    private readonly long[] _free = new long[tables.LinkBytesPerSecond.Length];
    private readonly long[] _load = new long[tables.Rooms.Length];
    private readonly Dictionary<int, int> _busy = [];
    private readonly List<int> _running = [];
    private int[] _option = [];
    private long[] _start = [];

    /// <summary>Builds the schedule of an order; moves that never fit are left out.</summary>
    public ListSchedule Build(ListOrder order)
    {
        Reset();
        var pending = new List<int>(order.Order);
        long now = 0;
        while (pending.Count > 0)
        {
            long at = now;
            pending.RemoveAll(move => TryStart(move, at, order.SlowestOption[move]));
            long next = NextEvent(pending, now);
            if (next == long.MaxValue)
            {
                break;
            }

            now = next;
            Finish(now);
        }

        return new ListSchedule(_option, _start);
    }

    private void Reset()
    {
        tables.LinkBytesPerSecond.CopyTo(_free, 0);
        for (int i = 0; i < _load.Length; i++)
        {
            _load[i] = tables.Rooms[i].Initial;
        }

        _busy.Clear();
        _running.Clear();
        _option = new int[tables.Count];
        _start = new long[tables.Count];
        Array.Fill(_start, -1);
    }

    private bool TryStart(int move, long now, int slowest)
    {
        if (!MayStart(move, now))
        {
            return false;
        }

        long room = tables.LinksOf[move].Min(l => _free[l]);
        int option = Array.FindIndex(tables.RateOf[move], 0, Math.Min(slowest + 1, tables.RateOf[move].Length), r => r <= room);
        if (option < 0 || now + tables.StepsOf[move][option] > tables.LatestEndStep[move])
        {
            return false;
        }

        Occupy(move, option, 1);
        (_option[move], _start[move]) = (option, now);
        _running.Add(move);
        return true;
    }

    private bool MayStart(int move, long now) =>
        now >= tables.EarliestStep[move]
        && _running.Count < limits.MaxConcurrent
        && Busy(limits.From[move]) < limits.MaxPerHost
        && Busy(limits.To[move]) < limits.MaxPerHost
        && tables.RoomsInto[move].All(r => _load[r] + tables.LoadOf[r][move] <= tables.Rooms[r].Limit)
        && tables.Precedences.All(p => p.After != move || (_start[p.Before] >= 0 && !_running.Contains(p.Before)))
        && tables.Serialized.All(g => !g.Contains(move) || !g.Any(_running.Contains));

    private int Busy(int host) => _busy.GetValueOrDefault(host);

    private void Occupy(int move, int option, int sign)
    {
        foreach (int link in tables.LinksOf[move])
        {
            _free[link] -= sign * tables.RateOf[move][option];
        }

        foreach (int room in sign > 0 ? tables.RoomsInto[move] : tables.RoomsOutOf[move])
        {
            _load[room] += sign * tables.LoadOf[room][move];
        }

        _busy[limits.From[move]] = Busy(limits.From[move]) + sign;
        _busy[limits.To[move]] = Busy(limits.To[move]) + sign;
    }

    private long NextEvent(List<int> pending, long now)
    {
        long next = long.MaxValue;
        foreach (int move in _running)
        {
            next = Math.Min(next, _start[move] + tables.StepsOf[move][_option[move]]);
        }

        foreach (int move in pending)
        {
            next = tables.EarliestStep[move] > now ? Math.Min(next, tables.EarliestStep[move]) : next;
        }

        return next;
    }

    private void Finish(long now)
    {
        foreach (int move in _running.Where(m => _start[m] + tables.StepsOf[m][_option[m]] <= now))
        {
            Occupy(move, _option[move], -1);
        }

        _running.RemoveAll(m => _start[m] + tables.StepsOf[m][_option[m]] <= now);
    }
}
