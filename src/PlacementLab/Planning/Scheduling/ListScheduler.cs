using System.Diagnostics;
using PlacementLab.Placement;

namespace PlacementLab.Planning.Scheduling;

/// <summary>
/// List scheduling with choice of bandwidth, improved by local search: moves are offered a start in an order, each takes the fastest option
/// that the links carry; then places in the order are exchanged and single moves allowed or forbidden to run below the full rate of their
/// route, and what is not worse is kept. The first order is by longest time. Quick, and the warm start of exact schedulers; it proves
/// nothing beyond <see cref="ScheduleBounds"/>. The same seed and iteration limit give the same plan.
/// </summary>
public sealed class ListScheduler : IMoveScheduler
{
    /// <summary>Schedules built where the criterion names no limit.</summary>
    public const int DefaultIterations = 2000;

    /// <inheritdoc/>
    public string Name => "list";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The problem has synchronised moves, which a list cannot keep together, or the weights are unfit.</exception>
    public ScheduleResult Solve(
        ScheduleProblem problem, ScheduleObjective objective, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        objective.Validate();
        if (problem.Tables.Synchronized.Length > 0)
        {
            throw new InvalidInputException(
                "the rules of the plan", "synchronised moves", "rules that list scheduling can keep", "Take the exact scheduler (cp-sat).");
        }

        if (SchedulePlans.Hopeless(problem) is { IsEmpty: false } reasons)
        {
            return SchedulePlans.None(problem, SolveStatus.Infeasible, StopReason.Completed, reasons);
        }

        return new Run(problem, objective, stop, cancellation).Execute(new Random(seed));
    }

    private sealed class Run(ScheduleProblem problem, ScheduleObjective objective, StoppingCriterion stop, CancellationToken cancellation)
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private readonly List<TrajectoryPoint> _trajectory = [];
        private readonly ListBuilder _builder = new(problem.Tables, (
            problem.Planning.Limits.MaxConcurrent,
            problem.Planning.Limits.MaxConcurrentPerHost,
            [.. problem.Moves.Select(m => m.From)],
            [.. problem.Moves.Select(m => m.To)]));

        public ScheduleResult Execute(Random random)
        {
            ScheduleBound bound = ScheduleBounds.Best(problem, objective);
            ListOrder order = First();
            ListSchedule best = _builder.Build(order);
            (int Missing, double Cost) cost = CostOf(best);
            Record(0, cost);
            long most = stop.IterationLimit ?? DefaultIterations;
            long done = 1;
            for (; done < most && !IsOver() && (cost.Missing > 0 || cost.Cost > bound.Cost) && problem.Moves.Length > 0; done++)
            {
                ListOrder next = Neighbour(order, random);
                ListSchedule schedule = _builder.Build(next);
                (int Missing, double Cost) changed = CostOf(schedule);
                if (changed.CompareTo(cost) <= 0)
                {
                    bool better = changed.CompareTo(cost) < 0;
                    (order, best, cost) = (next, schedule, changed);
                    if (better)
                    {
                        Record(done, cost);
                    }
                }
            }

            return Result(best, cost, bound, done);
        }

        private ScheduleResult Result(ListSchedule best, (int Missing, double Cost) cost, ScheduleBound bound, long done)
        {
            StopReason reason = cancellation.IsCancellationRequested ? StopReason.Cancelled
                : stop.TimeLimit <= Stopwatch.GetElapsedTime(_began) ? StopReason.TimeLimit
                : done >= stop.IterationLimit ? StopReason.IterationLimit : StopReason.Completed;
            if (cost.Missing > 0)
            {
                return SchedulePlans.None(problem, SolveStatus.NoSolutionFound, reason, []) with
                {
                    Iterations = done,
                    Elapsed = Stopwatch.GetElapsedTime(_began),
                };
            }

            return new ScheduleResult
            {
                Plan = SchedulePlans.Of(problem, best.Option, best.Start),
                Status = cost.Cost <= bound.Cost ? SolveStatus.Optimal : SolveStatus.Feasible,
                StopReason = reason,
                Cost = cost.Cost,
                Bound = Math.Min(bound.Cost, cost.Cost),
                BoundName = bound.Name,
                Iterations = done,
                Elapsed = Stopwatch.GetElapsedTime(_began),
                Trajectory = [.. _trajectory],
            };
        }

        private ListOrder First()
        {
            int[][] steps = problem.Tables.StepsOf;
            int[] order = [.. Enumerable.Range(0, steps.Length).OrderByDescending(i => steps[i][0]).ThenBy(i => i)];
            return new ListOrder(order, new int[steps.Length]);
        }

        private ListOrder Neighbour(ListOrder order, Random random)
        {
            ListOrder next = order.Copy();
            int n = next.Order.Length;
            do
            {
                int i = random.Next(n);
                if (random.Next(3) == 0)
                {
                    int options = problem.Tables.RateOf[i].Length;
                    next.SlowestOption[i] = random.Next(2) == 0 ? 0 : random.Next(options);
                }
                else
                {
                    int j = random.Next(n);
                    (next.Order[i], next.Order[j]) = (next.Order[j], next.Order[i]);
                }
            }
            while (random.Next(2) == 0);
            return next;
        }

        private (int Missing, double Cost) CostOf(ListSchedule schedule)
        {
            double step = problem.Step.TotalSeconds;
            double makespan = 0;
            double ends = 0;
            double downtime = 0;
            for (int i = 0; i < schedule.Start.Length; i++)
            {
                if (schedule.Start[i] >= 0)
                {
                    double end = (schedule.Start[i] + problem.Tables.StepsOf[i][schedule.Option[i]]) * step;
                    makespan = Math.Max(makespan, end);
                    ends += end;
                    downtime += problem.Tables.DowntimeSecondsOf[i][schedule.Option[i]];
                }
            }

            return (schedule.Missing, (objective.MakespanWeight * makespan) + (objective.EndWeight * ends) + (objective.DowntimeWeight * downtime));
        }

        private void Record(long iteration, (int Missing, double Cost) cost)
        {
            if (cost.Missing == 0)
            {
                _trajectory.Add(new TrajectoryPoint(iteration, Stopwatch.GetElapsedTime(_began), cost.Cost));
            }
        }

        private bool IsOver() => cancellation.IsCancellationRequested || stop.TimeLimit <= Stopwatch.GetElapsedTime(_began);
    }
}
