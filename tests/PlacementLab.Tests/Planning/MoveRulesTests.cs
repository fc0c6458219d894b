using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Planning;
using Xunit;

namespace PlacementLab.Tests.Planning;

/// <summary>Rules on single moves: the list planner keeps them, the checker finds where a plan does not.</summary>
public sealed class MoveRulesTests
{
    // Three VMs of 200 MB between hosts of their own: 2 s each at 100 MB/s, all at once without rules.
    private static readonly PlanningProblem _free = SmallFleet.Problem(6, (0, 200, 0, 1), (0, 200, 2, 3), (0, 200, 4, 5));

    [Fact]
    public void Without_rules_all_move_at_once() => Assert.Equal(2, Plan(_free).Makespan.TotalSeconds);

    [Fact]
    public void A_chain_of_precedences_moves_one_after_the_other()
    {
        PlanningProblem problem = With(new MoveRules { Precedences = [new MovePrecedence(2, 1), new MovePrecedence(1, 0)] });

        Assert.Equal([2, 1, 0], Plan(problem).Migrations.Select(m => m.Vm));
        AssertFound(problem, PlanViolationKind.Precedence, 2);
    }

    [Fact]
    public void A_serialised_group_never_overlaps()
    {
        PlanningProblem problem = With(new MoveRules { Serialized = [[0, 1, 2]] });

        Assert.Equal(6, Plan(problem).Makespan.TotalSeconds);
        AssertFound(problem, PlanViolationKind.Serialized, 2);
    }

    [Fact]
    public void A_vm_waits_for_its_earliest_start_even_where_nothing_else_moves()
    {
        PlanningProblem problem = With(new MoveRules { Releases = [new MoveRelease(1, TimeSpan.FromSeconds(7))] });

        Assert.Equal(9, Plan(problem).Makespan.TotalSeconds);
        AssertFound(problem, PlanViolationKind.EarlyStart, 1);
    }

    [Fact]
    public void A_vm_that_would_miss_its_deadline_stays_and_says_why()
    {
        PlanningProblem problem = With(new MoveRules
        {
            Releases = [new MoveRelease(1, TimeSpan.FromSeconds(7))],
            Deadlines = [new MoveDeadline(1, TimeSpan.FromSeconds(8))],
        });

        UnplannedMove left = Assert.Single(Plan(problem).Unplanned);

        Assert.Equal((1, "would end 1 s after the deadline"), (left.Vm, left.Reason));
        AssertFound(With(new MoveRules { Deadlines = [new MoveDeadline(1, TimeSpan.FromSeconds(1))] }), PlanViolationKind.Deadline, 1);
    }

    [Fact]
    public void A_circle_of_precedences_is_reported_and_the_rest_moves()
    {
        PlanningProblem problem = With(new MoveRules { Precedences = [new MovePrecedence(0, 1), new MovePrecedence(1, 0)] });

        MigrationPlan plan = Plan(problem);

        Assert.Equal("a rule makes it wait for vm-1, which cannot move before it", Assert.Single(plan.Unplanned).Reason);
        Assert.Equal([2, 1], plan.Migrations.Select(m => m.Vm));
    }

    [Fact]
    public void Synchronised_moves_are_checked_and_refused_by_the_list_planner()
    {
        PlanningProblem uneven = SmallFleet.Problem(4, (0, 200, 0, 1), (0, 300, 2, 3));
        PlanningProblem problem = uneven with { Rules = new MoveRules { Synchronized = [[0, 1]] } };

        Assert.Throws<InvalidInputException>(() => MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem)));
        MigrationPlan apart = MigrationPlanner.Plan(uneven, new CopyOnceEstimator(uneven));
        Assert.Equal(1, Assert.Single(PlanChecker.Check(problem, apart).Violations).Magnitude); // Ends at 2 s and 3 s.
    }

    private static PlanningProblem With(MoveRules rules) => _free with { Rules = rules };

    private static MigrationPlan Plan(PlanningProblem problem)
    {
        MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem));
        ImmutableArray<PlanViolation> violations = PlanChecker.Check(problem, plan).Violations;
        Assert.True(violations.IsEmpty, string.Join('\n', violations.Select(v => v.Message)));
        return plan;
    }

    // The plan without rules breaks them.
    private static void AssertFound(PlanningProblem problem, PlanViolationKind kind, int count)
    {
        MigrationPlan free = MigrationPlanner.Plan(_free, new CopyOnceEstimator(_free));

        ImmutableArray<PlanViolation> found = PlanChecker.Check(problem, free).Violations;

        Assert.Equal(count, found.Length);
        Assert.All(found, v => Assert.True(v.Kind == kind && v.Magnitude > 0));
    }
}
