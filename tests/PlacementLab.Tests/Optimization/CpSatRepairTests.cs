using PlacementLab.Checking;
using PlacementLab.Infrastructure;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Placement.Terms;
using PlacementLab.Tests.Placement.Reassignment;
using Xunit;

namespace PlacementLab.Tests.Optimization;

public sealed class CpSatRepairTests
{
    private static readonly CpSatSolver _whole = new(new CpSatOptions { CandidateHostsPerVm = int.MaxValue, EmptyHostsPerKind = int.MaxValue });

    // The same said by strict fences to an exact solver of the whole problem: costs of moving, transient resources and the moves of groups
    // count from the initial assignment although the VMs have moved since.
    [Fact]
    public void Repair_FromWhereTheVmsAreNow_IsTheCheapestThatFencesLeave()
    {
        int moved = 0;
        int better = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            PlacementProblem problem = SmallReassignments.Draw(seed);
            Assignment current = Somewhere(problem, seed);
            int[] hosts = [seed % 3, 3];
            moved += current.MovedFrom(problem.Initial).Any(vm => !hosts.Contains(current[vm])) ? 1 : 0;

            Assignment repaired = new CpSatRepair(10).Repair(problem, current, hosts, seed, CancellationToken.None);

            Assert.Empty(AssignmentChecker.Check(problem, repaired));
            Assert.All(repaired.MovedFrom(current), vm => Assert.True(hosts.Contains(current[vm]) && hosts.Contains(repaired[vm])));
            Assert.Equal(Fenced(problem, current, hosts, seed).Cost, problem.Objective.Cost(problem, repaired));
            better += repaired.Equals(current) ? 0 : 1;
        }

        Assert.True(moved > 10 && better > 5, $"{moved} with VMs that stay elsewhere than at first, {better} better");
    }

    [Fact]
    public void Repair_NothingToGain_ReturnsTheSameAssignment()
    {
        PlacementProblem problem = SmallReassignments.Draw(3);
        var repair = new CpSatRepair();
        int[] all = [.. Enumerable.Range(0, problem.HostCount)];
        Assignment best = repair.Repair(problem, problem.Initial, all, 1, CancellationToken.None);

        Assert.Same(best, repair.Repair(problem, best, all, 1, CancellationToken.None));
        Assert.Same(problem.Initial, repair.Repair(problem, problem.Initial, [0], 1, CancellationToken.None));
        Assert.Equal(best, new CpSatRepair().Repair(problem, problem.Initial, all, 1, CancellationToken.None));
    }

    [Fact]
    public void Repair_WithoutWork_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new CpSatRepair(0));

    // 40 VMs of 10 to 49 units on 12 hosts of 130: too many to be repaired whole, so hosts are drawn.
    [Fact]
    public void SearchWithRepair_AnyNumberOfThreads_GivesTheSameAnswer()
    {
        PlacementProblem problem = Fleet();
        var stop = new StoppingCriterion { IterationLimit = 60_000 };
        SolverResult[] results =
        [
            .. new[] { 1, 2, 4 }.Select(threads => new LargeNeighbourhoodSolver(new LargeNeighbourhoodOptions { Workers = 4, Threads = threads, Repair = new CpSatRepair(0.02) })
                .Solve(problem, stop, 7, CancellationToken.None)),
        ];

        Assert.Empty(AssignmentChecker.Check(problem, results[0].Best));
        Assert.Equal(problem.Objective.Cost(problem, results[0].Best), results[0].Cost);
        Assert.All(results, r => Assert.Equal(results[0].Best, r.Best));
        Assert.All(results, r => Assert.Equal(results[0].Trajectory.Select(p => (p.Iteration, p.Cost)), r.Trajectory.Select(p => (p.Iteration, p.Cost))));
    }

    [Fact]
    public void Search_AsksForRepairInItsSecondHalf_OnAssignmentsThatHold()
    {
        PlacementProblem problem = Fleet();
        var watched = new WatchedRepair();

        SolverResult result = new LargeNeighbourhoodSolver(new LargeNeighbourhoodOptions { Repair = watched })
            .Solve(problem, new StoppingCriterion { IterationLimit = 60_000 }, 7, CancellationToken.None);

        Assert.InRange(watched.Asked, 10, 24);
        Assert.True(result.Iterations >= 60_000);
    }

    private static SolverResult Fenced(PlacementProblem problem, Assignment current, int[] hosts, int seed)
    {
        IEnumerable<IPlacementConstraint> fences = Enumerable.Range(0, problem.VmCount)
            .Select(vm => new FenceConstraint([vm], hosts.Contains(current[vm]) ? hosts : [current[vm]]) { IsStrict = true });
        SolverResult result = _whole.Solve(
            problem with { Constraints = [.. problem.Constraints, .. fences] }, new StoppingCriterion { DeterministicTimeLimit = 10 }, seed, CancellationToken.None);
        Assert.Equal(SolveStatus.Optimal, result.Status);
        return result;
    }

    // Steps at random that keep every constraint.
    private static Assignment Somewhere(PlacementProblem problem, int seed)
    {
        var random = new Random(seed);
        var state = new SearchState(problem, problem.Initial);
        for (int step = 0; step < 200; step++)
        {
            (int vm, int host) = (random.Next(problem.VmCount), random.Next(problem.HostCount));
            if (state.Allows(vm, host))
            {
                state.Move(vm, host);
            }
        }

        Assert.Empty(AssignmentChecker.Check(problem, state.ToAssignment()));
        return state.ToAssignment();
    }

    private static PlacementProblem Fleet()
    {
        var random = new Random(5);
        return new PlacementProblem
        {
            Datacenter = AbstractFleet.Hosts(12, "host"),
            Vms = AbstractFleet.Vms(40, "vm"),
            Resources = ResourceSpace.Of([new Resource("units", "units", false)]),
            Usage = [.. Enumerable.Range(0, 40).Select(_ => new ResourceVector(random.Next(10, 50)))],
            Capacity = [.. Enumerable.Repeat(new ResourceVector(200), 12)],
            Initial = new Assignment([.. Enumerable.Range(0, 40).Select(vm => vm % 12)]),
            Constraints = [new CapacityConstraint { IsStrict = true }],
            Objective = new Objective
            {
                HostTerms = [(new HostCountTerm(), 50)],
                MoveTerms = [(new MigrationCostTerm(Enumerable.Range(0, 40).Select(_ => (double)random.Next(1, 9))), 1)],
            },
        };
    }

    private sealed class WatchedRepair : IRepair
    {
        public int Asked { get; private set; }

        public Assignment Repair(PlacementProblem problem, Assignment current, IReadOnlyList<int> hosts, int seed, CancellationToken cancellation)
        {
            Asked++;
            Assert.Empty(AssignmentChecker.Check(problem, current));
            Assert.Distinct(hosts);
            Assert.InRange(hosts.Count, 2, 8);
            return current;
        }
    }
}
