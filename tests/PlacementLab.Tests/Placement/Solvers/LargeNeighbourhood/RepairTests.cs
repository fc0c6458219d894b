using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Generation;
using PlacementLab.Placement.Solvers;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Placement.Terms;
using PlacementLab.Tests.Placement.Constraints;
using Xunit;

namespace PlacementLab.Tests.Placement.Solvers.LargeNeighbourhood;

public class RepairTests
{
    [Fact]
    public void TheFewestAndSmallestSufficientVmsLeaveAnOverloadedHost()
    {
        // 300 + 250 + 200 + 150 = 900 of 600: 300 too much. One VM is enough, the one of 300; 300 + 300 fit on host 1.
        PlacementProblem problem = Strict(SmallProblems.Of([(600, 4000), (600, 4000)], [(300, 10), (250, 10), (200, 10), (150, 10), (300, 10)], 0, 0, 0, 0, 1));
        Assert.Equal([1, 0, 0, 0, 1], Start(problem)!.HostOf);
        Assert.Equal(1, FewestMoves.Of(problem));
    }

    [Fact]
    public void OthersMakeWayWhereNothingFits()
    {
        // Host 0 is drained. VM 0 (500) fits on no host as it is: 500 + 300 > 700, 500 + 150 > 600. VM 2 (150) leaves host 2 for host 1.
        PlacementProblem problem = Strict(SmallProblems.Of([(1000, 4000), (700, 4000), (600, 4000)], [(500, 10), (300, 10), (150, 10)], 0, 1, 2));
        PlacementProblem drained = problem with { Constraints = [.. problem.Constraints, new OfflineConstraint(0)] };
        Assert.Equal([2, 1, 1], Start(drained)!.HostOf);
    }

    [Fact]
    public void AGroupThatBelongsTogetherMeetsWhereMostOfItIsOrMovesAsOne()
    {
        PlacementProblem problem = Strict(SmallProblems.Of([(600, 4000), (600, 4000), (900, 4000)], [(200, 10), (200, 10), (200, 10), (100, 10)], 0, 0, 1, 2));
        PlacementProblem meeting = problem with { Constraints = [.. problem.Constraints, new GatherConstraint(0, 1, 2)] };
        Assert.Equal([0, 0, 0, 2], Start(meeting)!.HostOf);
        PlacementProblem moving = meeting with { Constraints = [.. meeting.Constraints, new OfflineConstraint(0, 1)] };
        Assert.Equal([2, 2, 2, 2], Start(moving)!.HostOf);
    }

    [Fact]
    public void TheBoundIsBelowEveryFeasibleAssignment()
    {
        int tight = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            PlacementProblem problem = Strict(ConstraintMix.Problem(seed));
            double bound = FewestMoves.Of(problem);
            double best = Every(problem).Where(a => AssignmentChecker.Check(problem, a).IsEmpty).Select(a => problem.Objective.Cost(problem, a)).DefaultIfEmpty(double.PositiveInfinity).Min();
            Assert.True(bound <= best, $"seed {seed}: {bound} and {best}");
            tight += bound > 0 && bound == best ? 1 : 0;
        }

        Assert.True(tight >= 10, $"{tight}");
    }

    [Fact]
    public void TheIndexOfRoomFindsWhatAScanFinds()
    {
        PlacementProblem fleet = FleetGenerator.Create(new FleetOptions { Hosts = 37, Vms = 300, Fill = 0.85, Grouped = 0, Seed = 2 });
        var state = new SearchState(fleet, fleet.Initial);
        var rooms = new RoomIndex(state);
        var random = new Random(1);
        for (int step = 0; step < 2000; step++)
        {
            int vm = random.Next(fleet.VmCount);
            int from = random.Next(fleet.HostCount + 1);
            bool HasRoom(int host) => Enumerable.Range(0, 3).All(r => state.Used(host, r) + state.Usage(vm, r) <= state.Capacity(host, r));
            int expected = Enumerable.Range(from, fleet.HostCount - from).Where(HasRoom).DefaultIfEmpty(-1).First();
            Assert.Equal(expected, rooms.Next(vm, from));
            int before = state.HostOf(vm);
            state.Move(vm, before < 0 && expected >= 0 ? expected : Assignment.Unplaced);
            foreach (int changed in new[] { before, state.HostOf(vm) }.Where(h => h >= 0))
            {
                rooms.Update(changed);
            }
        }
    }

    private static PlacementProblem Strict(PlacementProblem problem) => problem with
    {
        Constraints = [new CapacityConstraint { IsStrict = true }, .. problem.Constraints.Where(c => c is not CapacityConstraint)],
        Objective = new Objective { MoveTerms = [(new MigrationCostTerm(Enumerable.Repeat(1.0, problem.VmCount)), 1)] },
    };

    private static Assignment? Start(PlacementProblem problem) => StartAssignment.Of(problem, new SearchClock(new StoppingCriterion(), CancellationToken.None));

    private static IEnumerable<Assignment> Every(PlacementProblem problem)
    {
        int count = (int)Math.Pow(problem.HostCount, problem.VmCount);
        for (int code = 0; code < count; code++)
        {
            int[] hosts = new int[problem.VmCount];
            for (int vm = 0, rest = code; vm < hosts.Length; vm++, rest /= problem.HostCount)
            {
                hosts[vm] = rest % problem.HostCount;
            }

            yield return new Assignment([.. hosts]);
        }
    }
}
