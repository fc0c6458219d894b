using PlacementLab.Infrastructure;
using PlacementLab.Migration;

namespace PlacementLab.Planning.Scheduling;

/// <summary>
/// A schedule problem as flat arrays. Moves are numbered as in <see cref="ScheduleProblem.Moves"/>, options as in
/// <see cref="ScheduledMove.Options"/>; rules that name a VM which does not move are dropped.
/// </summary>
public sealed class ScheduleTables
{
    internal ScheduleTables(ScheduleProblem problem)
    {
        PlanningProblem planning = problem.Planning;
        Topology topology = planning.Datacenter.Topology;
        Count = problem.Moves.Length;
        LinksOf = [.. problem.Moves.Select(m => topology.Route(m.From, m.To).ToArray())];
        RateOf = [.. problem.Moves.Select(m => m.Options.Select(o => (long)o.Bandwidth.BytesPerSecond).ToArray())];
        StepsOf = [.. problem.Moves.Select(m => m.Options.Select(o => o.Steps).ToArray())];
        DowntimeSecondsOf = [.. problem.Moves.Select(m => m.Options.Select(o => o.Estimate.Downtime.TotalSeconds).ToArray())];
        LinkBytesPerSecond = [.. topology.Links.Select(l => (long)LinkRates.WholeBytesPerSecond(l.ForMigrations.BytesPerSecond))];
        var moveOf = problem.Moves.Select((m, i) => (m.Vm, i)).ToDictionary(p => p.Vm, p => p.i);
        int[][] Groups(IEnumerable<IEnumerable<int>> groups) =>
            [.. groups.Select(g => g.Distinct().Where(moveOf.ContainsKey).Select(v => moveOf[v]).Order().ToArray()).Where(g => g.Length > 1)];
        MoveRules rules = planning.Rules;
        Serialized = Groups(rules.Serialized.Select(g => g.AsEnumerable()));
        Synchronized = Groups(rules.Synchronized.Select(g => g.AsEnumerable()));
        Precedences = [.. rules.Precedences.Where(p => moveOf.ContainsKey(p.Before) && moveOf.ContainsKey(p.After)).Select(p => (moveOf[p.Before], moveOf[p.After])).Distinct()];
        EarliestStep = new long[Count];
        LatestEndStep = new long[Count];
        Array.Fill(LatestEndStep, planning.Limits.Deadline is { } all ? Math.Max(0, all.Ticks) / problem.Step.Ticks : long.MaxValue);
        foreach (MoveRelease release in rules.Releases.Where(r => moveOf.ContainsKey(r.Vm)))
        {
            ref long earliest = ref EarliestStep[moveOf[release.Vm]];
            earliest = Math.Max(earliest, (release.At.Ticks + problem.Step.Ticks - 1) / problem.Step.Ticks);
        }

        foreach (MoveDeadline deadline in rules.Deadlines.Where(d => moveOf.ContainsKey(d.Vm)))
        {
            ref long latest = ref LatestEndStep[moveOf[deadline.Vm]];
            latest = Math.Min(latest, Math.Max(0, deadline.By.Ticks) / problem.Step.Ticks);
        }

        IsPostCopy = [.. problem.Moves.Select(m => m.Options.Any(o => o.Estimate.Scheme == MigrationScheme.PostCopy))];
        (Rooms, LoadOf, RoomsInto, RoomsOutOf) = ListRooms(problem);
    }

    /// <summary>Number of moves.</summary>
    public int Count { get; }

    /// <summary>Per move, the links it crosses.</summary>
    public int[][] LinksOf { get; }

    /// <summary>Per move and option, the bandwidth in B/s.</summary>
    public long[][] RateOf { get; }

    /// <summary>Per move and option, the duration in steps.</summary>
    public int[][] StepsOf { get; }

    /// <summary>Per move and option, the downtime in s.</summary>
    public double[][] DowntimeSecondsOf { get; }

    /// <summary>Per link, what migrations may use in whole B/s.</summary>
    public long[] LinkBytesPerSecond { get; }

    /// <summary>Per move, the earliest start in steps.</summary>
    public long[] EarliestStep { get; }

    /// <summary>Per move, the latest end in steps; <see cref="long.MaxValue"/> without a deadline.</summary>
    public long[] LatestEndStep { get; }

    /// <summary>Pairs of moves of which the second starts after the first has ended.</summary>
    public (int Before, int After)[] Precedences { get; }

    /// <summary>Groups of moves of which no two overlap.</summary>
    public int[][] Serialized { get; }

    /// <summary>Groups of moves that change hosts together; see <see cref="MoveRules.Synchronized"/>.</summary>
    public int[][] Synchronized { get; }

    /// <summary>Per move, whether it is by post-copy.</summary>
    public bool[] IsPostCopy { get; }

    /// <summary>The resources of hosts that moves go to and that could be short: load at the start, and the most they may hold.</summary>
    public (int Host, int Resource, long Initial, long Limit)[] Rooms { get; }

    /// <summary>Per room and move, what the move's VM uses of it.</summary>
    public long[][] LoadOf { get; }

    /// <summary>Per move, the rooms it enters.</summary>
    public int[][] RoomsInto { get; }

    /// <summary>Per move, the rooms it leaves.</summary>
    public int[][] RoomsOutOf { get; }

    private static ((int Host, int Resource, long Initial, long Limit)[] Rooms, long[][] Load, int[][] Into, int[][] OutOf) ListRooms(
        ScheduleProblem problem)
    {
        PlanningProblem planning = problem.Planning;
        long[][] initial = [.. planning.Datacenter.Hosts.Select(_ => new long[planning.Resources.Count])];
        for (int vm = 0; vm < planning.Vms.Length; vm++)
        {
            for (int r = 0; r < planning.Resources.Count; r++)
            {
                initial[planning.Initial[vm]][r] += planning.Usage[vm][r];
            }
        }

        var rooms = new List<(int Host, int Resource, long Initial, long Limit)>();
        foreach (IGrouping<int, ScheduledMove> arrivals in problem.Moves.GroupBy(m => m.To).OrderBy(g => g.Key))
        {
            for (int r = 0; r < planning.Resources.Count; r++)
            {
                long before = initial[arrivals.Key][r];
                long limit = Math.Max(before, planning.Capacity[arrivals.Key][r]);
                int resource = r;
                if (before + arrivals.Sum(m => planning.Usage[m.Vm][resource]) > limit)
                {
                    rooms.Add((arrivals.Key, r, before, limit));
                }
            }
        }

        int[][] Of(Func<ScheduledMove, int> host) => [.. problem.Moves.Select(m =>
            Enumerable.Range(0, rooms.Count).Where(i => rooms[i].Host == host(m) && planning.Usage[m.Vm][rooms[i].Resource] > 0).ToArray())];
        long[][] load = [.. rooms.Select(room => problem.Moves.Select(m => planning.Usage[m.Vm][room.Resource]).ToArray())];
        return ([.. rooms], load, Of(m => m.To), Of(m => m.From));
    }
}
