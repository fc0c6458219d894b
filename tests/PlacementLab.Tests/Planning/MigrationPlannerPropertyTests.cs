using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Planning;
using Xunit;

namespace PlacementLab.Tests.Planning;

public sealed class MigrationPlannerPropertyTests
{
    private const int Problems = 300;

    [Fact]
    public void EveryPlan_IsValidAndPlansOrExplainsEveryMove()
    {
        int migrations = 0;
        int detours = 0;
        int circles = 0;
        int late = 0;
        for (int seed = 0; seed < Problems; seed++)
        {
            PlanningProblem problem = RandomPlanningProblems.Of(seed);
            MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem, (MigrationScheme)(seed % 4)));
            Assert.Empty(PlanChecker.Check(problem, plan).Violations);

            int[] moves = [.. problem.Target.MovedFrom(problem.Initial)];
            int[] told = [.. plan.Migrations.Where(m => !m.IsBypass).Select(m => m.Vm).Concat(plan.Unplanned.Select(u => u.Vm)).Order()];
            Assert.Equal(moves, told);
            Assert.All(plan.Unplanned, u => Assert.NotEqual("", u.Reason));
            Assert.True(PlanBounds.MakespanLowerBound(problem, plan) <= plan.Makespan, $"seed {seed}: bound above the makespan");
            Assert.InRange(PlanBounds.BusiestLink(problem, plan)?.Share ?? 0, 0, 1 + 1e-9);
            migrations += plan.Migrations.Length;
            detours += plan.Migrations.Count(m => m.IsBypass);
            circles += plan.Unplanned.Count(u => u.Cycle.Length > 1);
            late += plan.Unplanned.Count(u => u.Reason.Contains("deadline", StringComparison.Ordinal));
        }

        // The problems are of use only if all that can happen does.
        Assert.True(migrations > 1000 && detours > 20 && circles > 20 && late > 20, $"{migrations} {detours} {circles} {late}");
    }

    [Fact]
    public void PlansWithTheRealModels_AreValid()
    {
        foreach (IMigrationModel model in MigrationModels.CreateAll())
        {
            for (int seed = 0; seed < 30; seed++)
            {
                PlanningProblem problem = RandomPlanningProblems.Of(seed);
                MigrationPlan plan = MigrationPlanner.Plan(problem, new ModelEstimator(problem, model));
                Assert.Empty(PlanChecker.Check(problem, plan).Violations);
                Assert.True(PlanBounds.MakespanLowerBound(problem, plan) <= plan.Makespan, $"seed {seed}: bound above the makespan");
            }
        }
    }

    [Fact]
    public void SameProblem_GivesTheSamePlan()
    {
        for (int seed = 0; seed < 30; seed++)
        {
            PlanningProblem problem = RandomPlanningProblems.Of(seed);
            MigrationPlan first = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem));
            MigrationPlan second = MigrationPlanner.Plan(RandomPlanningProblems.Of(seed), new CopyOnceEstimator(problem));
            Assert.Equal(first.Migrations, second.Migrations);
            Assert.Equal(first.Unplanned.Select(u => (u.Vm, u.Reason)), second.Unplanned.Select(u => (u.Vm, u.Reason)));
        }
    }

    [Fact]
    public void WithRoomAndTimeForAll_NothingIsLeftOut()
    {
        // Forty hosts with 40 VMs: about half full at most, so every circle finds a spare host.
        for (int seed = 0; seed < 30; seed++)
        {
            PlanningProblem problem = RandomPlanningProblems.Of(new Random(seed), hosts: 40, vms: 40) with { Limits = new PlanningLimits() };
            Assert.Empty(MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem)).Unplanned);
        }
    }

    [Fact]
    public void PlanOfAThousandMigrations_IsValid()
    {
        PlanningProblem problem = RandomPlanningProblems.Of(new Random(7), hosts: 700, vms: 1010) with { Limits = new PlanningLimits() };
        MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem));
        Assert.InRange(plan.Migrations.Length, 1000, 1100);
        Assert.Empty(plan.Unplanned);
        Assert.Empty(PlanChecker.Check(problem, plan).Violations);
    }
}
