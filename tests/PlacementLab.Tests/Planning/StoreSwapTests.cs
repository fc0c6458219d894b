using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Plans;
using Xunit;

namespace PlacementLab.Tests.Planning;

/// <summary>Circles that are broken by suspending a VM into a store.</summary>
public sealed class StoreSwapTests
{
    // Two VMs of 600 MB and 700 MIPS change places on hosts of 1,000 MB; host 2 is the store and may keep one of them.
    private static readonly PlanningProblem _circle = SmallFleet.Problem(3, (700, 600, 0, 1), (700, 600, 1, 0)) with { StoreHost = 2 };

    [Fact]
    public void Without_a_spare_host_one_vm_is_suspended_into_the_store_and_fetched_at_its_target()
    {
        MigrationPlan plan = Plan(_circle);

        // 600 MB at 100 MB/s are 6 s: to the store, the other VM across, back from the store.
        Assert.Empty(plan.Unplanned);
        Assert.Equal([(0, 0, 2), (1, 1, 0), (0, 2, 1)], plan.Migrations.Select(m => (m.Vm, m.From, m.To)));
        Assert.Equal(
            [MigrationScheme.SuspendResume, MigrationScheme.StopAndCopy, MigrationScheme.SuspendResume], plan.Migrations.Select(m => m.Estimate.Scheme));
        Assert.Equal(18, plan.Makespan.TotalSeconds, 6);
        Assert.True(plan.Migrations[0].IsBypass);
    }

    [Fact]
    public void A_spare_host_goes_before_the_store()
    {
        PlanningProblem problem = SmallFleet.Problem(4, (700, 600, 0, 1), (700, 600, 1, 0)) with { StoreHost = 2 };

        Assert.DoesNotContain(Plan(problem).Migrations, m => m.From == 2 || m.To == 2);
    }

    [Fact]
    public void The_store_needs_memory_but_no_cpu()
    {
        // 600 MB do not fit in 500 MB; 700 MIPS beside 1 MIPS do not matter to a suspended VM.
        PlanningProblem full = _circle with { Capacity = _circle.Capacity.SetItem(2, new(1000, 500 * SmallFleet.Megabyte)) };
        Assert.Equal(2, Plan(full).Unplanned.Length);
        Assert.Empty(Plan(_circle with { Capacity = _circle.Capacity.SetItem(2, new(1, 600 * SmallFleet.Megabyte)) }).Unplanned);
    }

    [Fact]
    public void A_store_that_holds_a_vm_is_refused()
    {
        PlanningProblem problem = _circle with { StoreHost = 1 };

        Assert.Throws<ArgumentException>(() => MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem)));
    }

    [Fact]
    public void A_plan_file_keeps_the_store()
    {
        using var folder = new TemporaryFolder();
        PlanFile.Write(folder.File("plan.json"), _circle, Plan(_circle));

        PlanDocument read = PlanFile.Read(folder.File("plan.json"));

        Assert.Equal(2, read.Problem.StoreHost);
        Assert.Empty(PlanChecker.Check(read.Problem, read.Plan).Violations);
    }

    private static MigrationPlan Plan(PlanningProblem problem)
    {
        MigrationPlan plan = MigrationPlanner.Plan(problem, new CopyOnceEstimator(problem));
        Assert.Empty(PlanChecker.Check(problem, plan).Violations);
        return plan;
    }
}
