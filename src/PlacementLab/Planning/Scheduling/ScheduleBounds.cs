using System.Globalization;

namespace PlacementLab.Planning.Scheduling;

/// <summary>Costs below which no schedule can be, without a search.</summary>
public static class ScheduleBounds
{
    /// <summary>
    /// The largest of three bounds on the makespan, each weighted, plus what ends and downtimes cost at least.
    /// <para>Busiest link direction: min over its moves of the earliest start + ⌈Σ min(bandwidth × time) / capacity⌉. Longest single move:
    /// earliest start + shortest time. Longest chain: the same along precedences, and the sum over a serialised group. Ends: every move at
    /// its earliest at full rate; downtimes: each at its smallest.</para>
    /// </summary>
    /// <param name="problem">The problem; every move has an option.</param>
    /// <param name="objective">The objective.</param>
    public static ScheduleBound Best(ScheduleProblem problem, ScheduleObjective objective)
    {
        ScheduleTables tables = problem.Tables;
        if (tables.Count == 0)
        {
            return new ScheduleBound("nothing moves", 0);
        }

        double stepSeconds = problem.Step.TotalSeconds;
        long[] chain = ChainEnds(tables);
        (string name, long steps) = Makespan(problem, chain);
        double ends = chain.Sum() * stepSeconds;
        double downtime = tables.DowntimeSecondsOf.Sum(d => d.Min());
        double cost = (objective.MakespanWeight * steps * stepSeconds) + (objective.EndWeight * ends) + (objective.DowntimeWeight * downtime);
        return new ScheduleBound(NameOf(objective, name), cost);
    }

    private static string NameOf(ScheduleObjective objective, string makespan) => objective switch
    {
        { EndWeight: 0, DowntimeWeight: 0 } => makespan,
        { EndWeight: > 0, MakespanWeight: 0, DowntimeWeight: 0 } => "every move at its earliest",
        { EndWeight: 0, MakespanWeight: < 1e-3 } => "smallest downtime of every move",
        _ => $"{makespan}, every move at its earliest and best",
    };

    private static (string Name, long Steps) Makespan(ScheduleProblem problem, long[] chain)
    {
        ScheduleTables tables = problem.Tables;
        int longest = Enumerable.Range(0, tables.Count).MaxBy(i => Single(tables, i));
        int last = Enumerable.Range(0, tables.Count).MaxBy(i => chain[i]);
        (string Name, long Steps) best = ($"longest single move ({VmName(problem, longest)})", Single(tables, longest));
        if (chain[last] > best.Steps)
        {
            best = ($"longest chain (to {VmName(problem, last)})", chain[last]);
        }

        foreach (int[] group in tables.Serialized)
        {
            long steps = group.Min(i => tables.EarliestStep[i]) + group.Sum(i => (long)tables.StepsOf[i].Min());
            best = steps > best.Steps ? ("longest chain (moves one after the other)", steps) : best;
        }

        for (int link = 0; link < tables.LinkBytesPerSecond.Length; link++)
        {
            long steps = LinkSteps(tables, link);
            best = steps > best.Steps ? ($"busiest link direction ({problem.Planning.Datacenter.Topology.Links[link].Name})", steps) : best;
        }

        return best;
    }

    private static long Single(ScheduleTables tables, int move) => tables.EarliestStep[move] + tables.StepsOf[move].Min();

    private static long LinkSteps(ScheduleTables tables, int link)
    {
        int[] moves = [.. Enumerable.Range(0, tables.Count).Where(i => tables.LinksOf[i].Contains(link))];
        if (moves.Length == 0)
        {
            return 0;
        }

        // Of 128 bits: a rate of 10^11 B/s over a day already fills 63.
        Int128 work = 0;
        foreach (int i in moves)
        {
            work += Enumerable.Range(0, tables.RateOf[i].Length).Min(o => (Int128)tables.RateOf[i][o] * tables.StepsOf[i][o]);
        }

        Int128 capacity = tables.LinkBytesPerSecond[link];
        return moves.Min(i => tables.EarliestStep[i]) + (long)((work + capacity - 1) / capacity);
    }

    private static long[] ChainEnds(ScheduleTables tables)
    {
        long[] ends = [.. Enumerable.Range(0, tables.Count).Select(i => Single(tables, i))];
        for (int pass = 0; pass < tables.Count; pass++)
        {
            foreach ((int before, int after) in tables.Precedences)
            {
                ends[after] = Math.Max(ends[after], ends[before] + tables.StepsOf[after].Min());
            }
        }

        return ends;
    }

    private static string VmName(ScheduleProblem problem, int move) =>
        string.Create(CultureInfo.InvariantCulture, $"{problem.Planning.Vms[problem.Moves[move].Vm].Name}");
}
