using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Tests.Planning.Scheduling;
using Xunit;

namespace PlacementLab.Tests.Optimization;

/// <summary>Exact scheduling of moves.</summary>
public sealed class CpSatSchedulerTests
{
    private const int Horizon = 14;
    private static readonly StoppingCriterion _brief = new() { DeterministicTimeLimit = 1 };

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_exact_scheduler_agrees_with_trying_everything(int seed)
    {
        ScheduleProblem problem = RandomSchedules.Of(seed);
        double Makespan(long[] start, int[] option) => start.Select((s, i) => s + problem.Moves[i].Options[option[i]].Steps).Max();
        double least = problem.Moves.Length > 3 ? double.NaN : new ExhaustiveSchedules(problem, Makespan, Horizon).Least();

        ScheduleResult result = new CpSatScheduler().Solve(problem, ScheduleObjective.Makespan, _brief, 1, CancellationToken.None);

        if (result.HasPlan)
        {
            Schedules.AssertValid(problem, result);
            Assert.Equal(SolveStatus.Optimal, result.Status);
            Assert.True(double.IsNaN(least) || (result.Cost > Horizon && double.IsInfinity(least)) || result.Cost == least, $"{result.Cost}, by trying {least}");
        }
        else
        {
            Assert.Equal(SolveStatus.Infeasible, result.Status);
            Assert.NotEmpty(result.Conflict);
            Assert.True(double.IsNaN(least) || double.IsInfinity(least), $"infeasible, by trying {least}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_sum_of_ends_agrees_with_trying_everything(int seed)
    {
        ScheduleProblem problem = RandomSchedules.Of(seed);
        if (problem.Moves.Length > 2)
        {
            return;
        }

        double Ends(long[] start, int[] option) => start.Select((s, i) => s + problem.Moves[i].Options[option[i]].Steps).Sum();
        double least = new ExhaustiveSchedules(problem, Ends, 30).Least();

        ScheduleResult result = new CpSatScheduler().Solve(problem, ScheduleObjective.SumOfEnds, _brief, 1, CancellationToken.None);

        Assert.Equal(double.IsInfinity(least), !result.HasPlan);
        Assert.True(!result.HasPlan || Math.Abs(result.Cost - least) < 1e-6, $"{result.Cost}, by trying {least}");
    }

    [Fact]
    public void The_list_is_never_below_the_exact_makespan_nor_below_its_bound()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            ScheduleProblem problem = RandomSchedules.Of(seed);
            if (!problem.Planning.Rules.Synchronized.IsEmpty)
            {
                continue;
            }

            ScheduleResult list = new ListScheduler().Solve(problem, ScheduleObjective.Makespan, new StoppingCriterion { IterationLimit = 50 }, 1, CancellationToken.None);
            ScheduleResult exact = new CpSatScheduler().Solve(problem, ScheduleObjective.Makespan, _brief, 1, CancellationToken.None);
            if (list.HasPlan)
            {
                Schedules.AssertValid(problem, list);
                Assert.True(exact.HasPlan && list.Cost >= exact.Cost && list.Bound <= exact.Cost);
            }
        }
    }

    [Fact]
    public void Two_narrow_moves_beside_a_wide_one_beat_full_rates()
    {
        // Host 0 sends 400 MB to host 1 and 100 MB to host 2, whose link host 3 fills for 4 s with 300 MB at 75 MB/s beside 25 MB/s.
        ScheduleProblem problem = Schedules.Of(4, (0, 300, 0, 1), (0, 100, 0, 2), (0, 300, 3, 2));

        ScheduleResult result = new CpSatScheduler().Solve(problem, ScheduleObjective.Makespan, _brief, 1, CancellationToken.None);

        Schedules.AssertValid(problem, result);
        Assert.Equal(4, result.Cost); // Both links carry 400 MB at 100 MB/s.
        Assert.Equal(SolveStatus.Optimal, result.Status);
    }

    [Fact]
    public void Rules_are_kept()
    {
        // 0 and 1 go opposite ways and take 4 s and 2 s. Together at the end: 1 starts at 2 or is sent narrower.
        PlanningProblem planning = Schedules.Planning(3, (0, 400, 0, 1), (0, 200, 1, 0), (0, 100, 2, 0));

        Assert.Equal(4, Makespan(planning, new MoveRules { Synchronized = [[0, 1]] }));
        Assert.Equal(6, Makespan(planning, new MoveRules { Serialized = [[0, 1]] }));
        Assert.Equal(6, Makespan(planning, new MoveRules { Precedences = [new MovePrecedence(1, 0)] }));
        Assert.Equal(7, Makespan(planning, new MoveRules { Precedences = [new MovePrecedence(0, 1), new MovePrecedence(1, 2)] }));
        Assert.Equal(9, Makespan(planning, new MoveRules { Releases = [new MoveRelease(0, TimeSpan.FromSeconds(5))] }));
        Assert.Equal(double.NaN, Makespan(planning, new MoveRules { Deadlines = [new MoveDeadline(0, TimeSpan.FromSeconds(3))] }));
    }

    [Fact]
    public void A_circle_is_infeasible_and_says_so()
    {
        ScheduleProblem problem = Schedules.Of(2, (0, 600, 0, 1), (0, 600, 1, 0));

        ScheduleResult result = new CpSatScheduler().Solve(problem, ScheduleObjective.Makespan, _brief, 1, CancellationToken.None);

        Assert.Equal(SolveStatus.Infeasible, result.Status);
        Assert.Contains("circle", Assert.Single(result.Conflict), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        ScheduleProblem problem = RandomSchedules.Of(3);

        ScheduleResult once = new CpSatScheduler().Solve(problem, ScheduleObjective.SumOfEnds, _brief, 5, CancellationToken.None);
        ScheduleResult twice = new CpSatScheduler().Solve(problem, ScheduleObjective.SumOfEnds, _brief, 5, CancellationToken.None);

        Assert.Equal(once.Plan.Migrations, twice.Plan.Migrations);
    }

    [Fact]
    public void A_time_limit_of_zero_and_an_interruption_keep_the_list()
    {
        ScheduleProblem problem = Schedules.Of(4, (0, 300, 0, 1), (0, 200, 0, 2), (0, 200, 0, 3), (0, 150, 1, 2));

        ScheduleResult none = new CpSatScheduler().Solve(
            problem, ScheduleObjective.SumOfEnds, new StoppingCriterion { TimeLimit = TimeSpan.Zero }, 1, CancellationToken.None);
        ScheduleResult stopped = new CpSatScheduler().Solve(
            problem, ScheduleObjective.SumOfEnds, new StoppingCriterion(), 1, new CancellationToken(canceled: true));

        Schedules.AssertValid(problem, none);
        Schedules.AssertValid(problem, stopped);
        Assert.Equal((StopReason.TimeLimit, StopReason.Cancelled), (none.StopReason, stopped.StopReason));
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 60)];

    private static double Makespan(PlanningProblem planning, MoveRules rules)
    {
        ScheduleProblem problem = Schedules.Of(planning with { Rules = rules });
        ScheduleResult result = new CpSatScheduler().Solve(problem, ScheduleObjective.Makespan, _brief, 1, CancellationToken.None);
        if (result.HasPlan)
        {
            Schedules.AssertValid(problem, result);
        }

        return result.Cost;
    }
}
