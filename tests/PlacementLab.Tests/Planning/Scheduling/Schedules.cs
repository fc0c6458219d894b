using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Planning.Scheduling;

/// <summary>Small schedule problems: every VM's memory is sent once, in steps of a second, at 100, 50, 25, … MB/s.</summary>
internal static class Schedules
{
    /// <summary>The problem of (cpu MIPS, memory MB, host now, host then) per VM, without a limit per host.</summary>
    public static ScheduleProblem Of(int hosts, params (int Cpu, int MemoryMb, int From, int To)[] vms) =>
        Of(Planning(hosts, vms));

    /// <summary>The same before it is given options.</summary>
    public static PlanningProblem Planning(int hosts, params (int Cpu, int MemoryMb, int From, int To)[] vms) =>
        SmallFleet.Problem(hosts, vms) with { Limits = new PlanningLimits { MaxConcurrentPerHost = int.MaxValue } };

    /// <summary>Options of a planning problem: bandwidths in steps of 25 MB/s, at least a quarter of the route.</summary>
    public static ScheduleProblem Of(PlanningProblem problem) => ScheduleProblem.Of(
        problem, new CopyOnceEstimator(problem), TimeSpan.FromSeconds(1), DataRate.FromBytesPerSecond(25 * SmallFleet.Megabyte));

    /// <summary>Asserts that a result holds a plan that an independent replay finds nothing wrong with.</summary>
    public static void AssertValid(ScheduleProblem problem, ScheduleResult result)
    {
        Assert.True(result.HasPlan);
        ImmutableArray<PlanViolation> violations = PlanChecker.Check(problem.Planning, result.Plan).Violations;
        Assert.True(violations.IsEmpty, string.Join('\n', violations.Select(v => v.Message)));
        Assert.Equal(problem.Moves.Length, result.Plan.Migrations.Length);
        Assert.True(result.Bound <= result.Cost + 1e-9, $"bound {result.Bound} above cost {result.Cost}");
    }
}
