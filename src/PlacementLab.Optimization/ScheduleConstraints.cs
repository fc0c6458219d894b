using Google.OrTools.Sat;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Optimization;

/// <summary>What a schedule must respect, as constraints of CP-SAT.</summary>
internal sealed class ScheduleConstraints(CpModel model, ScheduleProblem problem, MoveVariables[] moves, long horizon)
{
    private readonly ScheduleTables _tables = problem.Tables;

    /// <summary>Adds all of them.</summary>
    public void Add()
    {
        for (int link = 0; link < _tables.LinkBytesPerSecond.Length; link++)
        {
            AddLink(link);
        }

        for (int room = 0; room < _tables.Rooms.Length; room++)
        {
            AddRoom(room);
        }

        AddConcurrency();
        AddRules();
    }

    private void AddLink(int link)
    {
        int[] on = [.. Enumerable.Range(0, moves.Length).Where(i => _tables.LinksOf[i].Contains(link))];
        long capacity = _tables.LinkBytesPerSecond[link];
        if (on.Sum(i => _tables.RateOf[i].Max()) <= capacity)
        {
            return;
        }

        long unit = on.SelectMany(i => _tables.RateOf[i]).Aggregate(0L, (a, b) => (long)System.Numerics.BigInteger.GreatestCommonDivisor(a, b));
        CumulativeConstraint use = model.AddCumulative(capacity / unit);
        foreach (int i in on)
        {
            for (int o = 0; o < moves[i].Under.Length; o++)
            {
                use.AddDemand(moves[i].Under[o], _tables.RateOf[i][o] / unit);
            }
        }

        int[] alone = [.. on.Where(i => 2 * _tables.RateOf[i].Min() > capacity)];
        if (alone.Length > 1)
        {
            model.AddNoOverlap(alone.Select(i => moves[i].Whole)); // Implied; half a link and more is an easier thing to reason with.
        }
    }

    // A VM that leaves holds its room until its end, one that comes from its start on; what stays is taken off the limit.
    private void AddRoom(int room)
    {
        (int Host, int Resource, long Initial, long Limit) it = _tables.Rooms[room];
        int[] leaving = [.. Enumerable.Range(0, moves.Length).Where(i => _tables.RoomsOutOf[i].Contains(room))];
        int[] coming = [.. Enumerable.Range(0, moves.Length).Where(i => _tables.RoomsInto[i].Contains(room))];
        CumulativeConstraint load = model.AddCumulative(it.Limit - it.Initial + leaving.Sum(i => _tables.LoadOf[room][i]));
        foreach (int i in leaving)
        {
            load.AddDemand(model.NewIntervalVar(LinearExpr.Constant(0), moves[i].End, moves[i].End, ""), _tables.LoadOf[room][i]);
        }

        foreach (int i in coming)
        {
            IntVar stay = model.NewIntVar(1, horizon, "");
            load.AddDemand(model.NewIntervalVar(moves[i].Start, stay, LinearExpr.Constant(horizon), ""), _tables.LoadOf[room][i]);
        }
    }

    private void AddConcurrency()
    {
        PlanningLimits limits = problem.Planning.Limits;
        AddLimit(moves, limits.MaxConcurrent);
        for (int host = 0; host < problem.Planning.Datacenter.Hosts.Length; host++)
        {
            AddLimit([.. moves.Where((_, i) => problem.Moves[i].From == host || problem.Moves[i].To == host)], limits.MaxConcurrentPerHost);
        }
    }

    private void AddLimit(MoveVariables[] some, int most)
    {
        if (some.Length > most)
        {
            CumulativeConstraint count = model.AddCumulative(most);
            count.AddDemands(some.Select(m => m.Whole), Enumerable.Repeat(1, some.Length));
        }
    }

    private void AddRules()
    {
        foreach ((int before, int after) in _tables.Precedences)
        {
            model.Add(moves[after].Start >= moves[before].End);
        }

        foreach (int[] group in _tables.Serialized)
        {
            model.AddNoOverlap(group.Select(i => moves[i].Whole));
        }

        foreach (int[] group in _tables.Synchronized)
        {
            for (int k = 1; k < group.Length; k++)
            {
                model.Add(Handover(group[k]) == Handover(group[0]));
            }
        }
    }

    private IntVar Handover(int move) => _tables.IsPostCopy[move] ? moves[move].Start : moves[move].End;
}
