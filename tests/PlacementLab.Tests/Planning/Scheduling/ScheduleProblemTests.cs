using PlacementLab.Migration.Sharing;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Planning.Scheduling;

/// <summary>The bandwidths that a move may choose from.</summary>
public sealed class ScheduleProblemTests
{
    [Fact]
    public void Of_bandwidths_with_the_same_duration_only_the_narrowest_is_an_option()
    {
        // 300 MB at 100, 75, 50, 25 MB/s: 3, 4, 6, 12 s.
        ScheduledMove move = Assert.Single(Schedules.Of(2, (0, 300, 0, 1)).Moves);

        Assert.Equal([3, 4, 6, 12], move.Options.Select(o => o.Steps));

        // 20 MB: at 25 MB/s it takes a second as well.
        Assert.Equal(25e6, Assert.Single(Schedules.Of(2, (0, 20, 0, 1)).Moves).Options.Single().Bandwidth.BytesPerSecond);
    }

    [Fact]
    public void Bandwidths_at_which_a_vm_writes_as_fast_as_the_link_carries_are_no_option()
    {
        // 96 MB within 2 s are 48 MB/s; a ninth of 433 Mbit/s is 48.1 MB/s, of 432 exactly 48.
        PlanningProblem planning = SmallFleet.Problem(2, (0, 500, 0, 1)) with { Limits = new PlanningLimits { MinimumBandwidthShare = 1e-6 } };
        var formula = new TwoStageDuration { MemoryMegabytes = 2000, HotMegabytes = 96, HotSeconds = 2, ColdMegabytesPerSecond = 2 };

        ScheduledMove move = Assert.Single(ScheduleProblem.Of(
            planning, new TwoStageEstimator([formula]), TimeSpan.FromSeconds(1), DataRate.FromMegabitsPerSecond(1)).Moves);

        Assert.Equal(433, move.Options[^1].Bandwidth.MegabitsPerSecond);
        Assert.All(move.Options.Zip(move.Options.Skip(1)), p => Assert.True(p.First.Steps < p.Second.Steps && p.First.Bandwidth > p.Second.Bandwidth));

        // The route has 800 Mbit/s = 88.9 MB/s: 22.5 + (96 + 20.5·2)/86.9 + 96/88.9·48/40.9 = 22.5 + 1.58 + 1.27 = 25.35 s.
        Assert.Equal(26, move.Options[0].Steps);
    }

    [Fact]
    public void Moves_must_be_those_of_the_problem()
    {
        ScheduleProblem problem = Schedules.Of(2, (0, 300, 0, 1));

        Assert.Throws<ArgumentException>(() => new ScheduleProblem(problem.Planning, [], problem.Step));
        Assert.Throws<ArgumentException>(() => new ScheduleProblem(problem.Planning, [problem.Moves[0] with { To = 0 }], problem.Step));
        Assert.Throws<ArgumentException>(() => new ScheduleProblem(
            problem.Planning with { Rules = new MoveRules { Releases = [new MoveRelease(7, TimeSpan.Zero)] } }, problem.Moves, problem.Step));
    }
}
