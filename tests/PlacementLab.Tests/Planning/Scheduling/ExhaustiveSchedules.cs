using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Tests.Planning.Scheduling;

/// <summary>
/// The least cost of a tiny problem by trying every start and option in every combination, each judged second by second by code of its own.
/// </summary>
internal sealed class ExhaustiveSchedules(ScheduleProblem problem, Func<long[], int[], double> cost, int horizon)
{
    private readonly long[] _start = new long[problem.Moves.Length];
    private readonly int[] _option = new int[problem.Moves.Length];
    private double _best = double.PositiveInfinity;

    /// <summary>The least cost; infinite where there is no schedule up to the horizon.</summary>
    public double Least()
    {
        Place(0);
        return _best;
    }

    private void Place(int move)
    {
        if (move == _start.Length)
        {
            double now = cost(_start, _option);
            _best = now < _best && IsFeasible() ? now : _best;
            return;
        }

        for (int option = 0; option < problem.Moves[move].Options.Length; option++)
        {
            for (int start = 0; start + problem.Moves[move].Options[option].Steps <= horizon; start++)
            {
                (_start[move], _option[move]) = (start, option);
                if (LinksHold(move))
                {
                    Place(move + 1);
                }
            }
        }
    }

    private long End(int move) => _start[move] + problem.Moves[move].Options[_option[move]].Steps;

    private bool Runs(int move, long second) => _start[move] <= second && second < End(move);

    private bool LinksHold(int last)
    {
        for (long second = _start[last]; second < End(last); second++)
        {
            double[] used = new double[problem.Planning.Datacenter.Topology.Links.Length];
            for (int i = 0; i <= last; i++)
            {
                if (Runs(i, second))
                {
                    foreach (int link in problem.Planning.Datacenter.Topology.Route(problem.Moves[i].From, problem.Moves[i].To))
                    {
                        used[link] += problem.Moves[i].Options[_option[i]].Bandwidth.BytesPerSecond;
                    }
                }
            }

            if (problem.Planning.Datacenter.Topology.Links.Any(l => used[l.Index] > l.ForMigrations.BytesPerSecond + 0.5))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsFeasible() => RulesHold() && Enumerable.Range(0, horizon).All(MomentHolds);

    private bool MomentHolds(int second)
    {
        int[] all = [.. Enumerable.Range(0, _start.Length)];
        PlanningProblem planning = problem.Planning;
        if (all.Count(i => Runs(i, second)) > planning.Limits.MaxConcurrent)
        {
            return false;
        }

        for (int host = 0; host < planning.Datacenter.Hosts.Length; host++)
        {
            for (int r = 0; r < planning.Resources.Count; r++)
            {
                long initial = all.Where(i => problem.Moves[i].From == host).Sum(i => planning.Usage[problem.Moves[i].Vm][r]);
                long load = all.Where(i => problem.Moves[i].From == host && second < End(i)).Sum(i => planning.Usage[problem.Moves[i].Vm][r])
                    + all.Where(i => problem.Moves[i].To == host && second >= _start[i]).Sum(i => planning.Usage[problem.Moves[i].Vm][r]);
                if (load > Math.Max(initial, planning.Capacity[host][r]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Every VM moves in these problems, so moves and VMs have the same numbers.
    private bool RulesHold()
    {
        MoveRules rules = problem.Planning.Rules;
        return rules.Precedences.All(p => End(p.Before) <= _start[p.After])
            && rules.Serialized.All(g => End(g[0]) <= _start[g[1]] || End(g[1]) <= _start[g[0]])
            && rules.Synchronized.All(g => End(g[0]) == End(g[1]))
            && rules.Deadlines.All(d => End(d.Vm) <= d.By.TotalSeconds)
            && rules.Releases.All(r => _start[r.Vm] >= r.At.TotalSeconds);
    }
}
