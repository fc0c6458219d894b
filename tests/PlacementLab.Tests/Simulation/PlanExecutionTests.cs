using PlacementLab.Planning;
using PlacementLab.Simulation;
using PlacementLab.Tests.Planning;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation;

/// <summary>Plans whose migrations take other times than predicted.</summary>
public sealed class PlanExecutionTests
{
    // vm-1 makes room on host 1 for vm-0; vm-2 moves elsewhere.
    private static readonly PlanningProblem _problem =
        SmallFleet.Problem(5, (0, 600, 0, 1), (0, 600, 1, 2), (0, 300, 3, 4)) with { Limits = new PlanningLimits { MaxConcurrentPerHost = int.MaxValue } };

    [Fact]
    public void As_predicted_it_takes_as_long_as_planned()
    {
        MigrationPlan plan = MigrationPlanner.Plan(_problem, new CopyOnceEstimator(_problem));

        ExecutedPlan executed = PlanExecution.Run(_problem, plan, new CopyOnceEstimator(_problem));

        Assert.Equal(plan.Makespan, executed.Makespan);
        Assert.Empty(executed.Failed);
        Assert.All(executed.Migrations, m => Assert.Equal((m.Planned.Start, m.Planned.End), (m.Start, m.End)));
    }

    [Fact]
    public void A_slow_migration_delays_those_that_wait_for_it_and_no_other()
    {
        // Each takes twice as long: vm-1 12 s, then vm-0 12 s; vm-2 6 s from the start.
        MigrationPlan plan = MigrationPlanner.Plan(_problem, new CopyOnceEstimator(_problem));

        ExecutedPlan executed = PlanExecution.Run(_problem, plan, new Slower(_problem));

        Assert.Equal(24, executed.Makespan.TotalSeconds);
        Assert.Equal([(0, 6), (0, 12), (12, 24)], executed.Migrations.Select(m => ((int)m.Start.TotalSeconds, (int)m.End.TotalSeconds)));
    }

    [Fact]
    public void What_waits_for_a_migration_that_is_given_up_does_not_start()
    {
        MigrationPlan plan = MigrationPlanner.Plan(_problem, new CopyOnceEstimator(_problem));

        ExecutedPlan executed = PlanExecution.Run(_problem, plan, new CopyOnceEstimator(_problem) { AbortedBelowBytesPerSecond = 1e12 });

        Assert.Empty(executed.Migrations);
        Assert.Equal([2, 1, 0], executed.Failed);
    }

    private sealed class Slower(PlanningProblem problem) : IMigrationEstimator
    {
        public PlacementLab.Migration.MigrationEstimate Estimate(int vm, DataRate bandwidth) =>
            new CopyOnceEstimator(problem).Estimate(vm, bandwidth * 0.5);
    }
}
