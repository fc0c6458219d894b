using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using Xunit;

namespace PlacementLab.Tests.Planning.Scheduling;

/// <summary>List scheduling with choice of bandwidth.</summary>
public sealed class ListSchedulerTests
{
    [Fact]
    public void Both_directions_of_a_link_count_for_themselves()
    {
        // 400 MB each way between two hosts at 100 MB/s: 4 s side by side, not 8.
        ScheduleProblem problem = Schedules.Of(2, (0, 400, 0, 1), (0, 400, 1, 0));

        ScheduleResult result = Solve(problem);

        Schedules.AssertValid(problem, result);
        Assert.Equal(4, result.Cost);
        Assert.Equal(SolveStatus.Optimal, result.Status);
    }

    [Fact]
    public void The_busiest_link_direction_bounds_the_makespan()
    {
        // 300 + 200 + 200 MB out of host 0 at 100 MB/s: 7 s, whatever the bandwidths.
        ScheduleProblem problem = Schedules.Of(4, (0, 300, 0, 1), (0, 200, 0, 2), (0, 200, 0, 3));

        ScheduleResult result = Solve(problem);

        Schedules.AssertValid(problem, result);
        Assert.Equal(7, result.Cost);
        Assert.Equal("busiest link direction (host-0 out)", result.BoundName);
    }

    [Fact]
    public void A_host_takes_a_vm_only_when_the_one_that_fills_it_has_left()
    {
        // Host 1 has 1,000 MB: 600 MB leave for host 2 in 6 s, then 600 MB come in 6 s.
        ScheduleProblem problem = Schedules.Of(3, (0, 600, 0, 1), (0, 600, 1, 2));

        ScheduleResult result = Solve(problem);

        Schedules.AssertValid(problem, result);
        Assert.Equal(12, result.Cost);
    }

    [Fact]
    public void The_sum_of_ends_puts_the_short_move_first()
    {
        // 100 and 400 MB over one link: ends 1 + 5 = 6; the other way round 4 + 5 = 9.
        ScheduleProblem problem = Schedules.Of(3, (0, 400, 0, 1), (0, 100, 0, 2));

        ScheduleResult result = new ListScheduler().Solve(problem, ScheduleObjective.SumOfEnds, new StoppingCriterion(), 1, CancellationToken.None);

        Schedules.AssertValid(problem, result);
        Assert.Equal(6, result.Cost);
    }

    [Fact]
    public void Vms_that_wait_for_one_another_are_no_plan()
    {
        ScheduleProblem problem = Schedules.Of(2, (0, 600, 0, 1), (0, 600, 1, 0));

        ScheduleResult result = Solve(problem);

        Assert.Equal(SolveStatus.NoSolutionFound, result.Status);
        Assert.Empty(result.Plan.Migrations);
        Assert.Equal(2, result.Plan.Unplanned.Length);
    }

    [Fact]
    public void What_can_never_fit_is_said_in_words()
    {
        // 600 + 600 MB come to 1,000 MB, nothing leaves: 200 MB too much.
        ScheduleProblem problem = Schedules.Of(3, (0, 600, 0, 2), (0, 600, 1, 2));

        ScheduleResult result = Solve(problem);

        Assert.Equal(SolveStatus.Infeasible, result.Status);
        Assert.Equal("host-2 lacks 200000000 B of memory even after every departure", Assert.Single(result.Conflict));
    }

    [Fact]
    public void Synchronised_moves_are_refused_by_name()
    {
        PlanningProblem planning = Schedules.Planning(2, (0, 400, 0, 1), (0, 200, 1, 0)) with { Rules = new MoveRules { Synchronized = [[0, 1]] } };

        InvalidInputException refusal = Assert.Throws<InvalidInputException>(() => Solve(Schedules.Of(planning)));

        Assert.Contains("synchronised", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_limit_of_zero_still_gives_the_first_list()
    {
        ScheduleProblem problem = Schedules.Of(4, (0, 300, 0, 1), (0, 200, 0, 2), (0, 200, 0, 3), (0, 150, 1, 2));

        ScheduleResult result = new ListScheduler().Solve(
            problem, ScheduleObjective.SumOfEnds, new StoppingCriterion { TimeLimit = TimeSpan.Zero }, 1, CancellationToken.None);

        Schedules.AssertValid(problem, result);
        Assert.Equal(StopReason.TimeLimit, result.StopReason);
    }

    [Fact]
    public void Weights_that_weigh_nothing_are_refused() =>
        Assert.Throws<InvalidInputException>(() => new ScheduleObjective { MakespanWeight = -1, EndWeight = 2 }.Validate());

    private static ScheduleResult Solve(ScheduleProblem problem) =>
        new ListScheduler().Solve(problem, ScheduleObjective.Makespan, new StoppingCriterion(), 1, CancellationToken.None);
}
