using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Placement.Terms;
using Xunit;

namespace PlacementLab.Tests.Placement.Solvers;

public sealed class LocalSearchSolverTests
{
    private static readonly StoppingCriterion _noLimit = new();
    private static readonly Objective _energy = new() { HostTerms = [(new EnergyTerm(TimeSpan.FromHours(1), 1), 1)] };

    [Fact]
    public void Shifts_EmptyAHost()
    {
        // Both VMs fit on one host, and an idle host takes 94 W.
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99)], [(300, 1), (200, 1)], 0, 1) with
        {
            Objective = _energy,
            Constraints = [new CapacityConstraint()],
        };
        SolverResult result = Solve(problem, 1);
        Assert.Equal(result.Best[0], result.Best[1]);
        Assert.Equal((SolveStatus.Feasible, StopReason.Completed), (result.Status, result.StopReason));
        Assert.Equal(0.116, result.Cost, 1e-12); // 50 % load: 116 W for an hour
        Assert.Equal(0.206, result.Trajectory[0].Cost, 1e-12); // before: 105 W at 30 % and 101 W at 20 %
    }

    [Fact]
    public void Swaps_ReachWhatShiftsCannot()
    {
        // Memory lets each host hold one large VM only; the fast VM is on the slow host. Only an exchange helps.
        PlacementProblem problem = SmallProblems.Of([(1000, 100), (4000, 100)], [(900, 80), (100, 80)], 0, 1) with
        {
            Objective = _energy,
            Constraints = [new CapacityConstraint()],
        };
        Assert.Equal([1, 0], Solve(problem, 1).Best.HostOf);
        var shiftsOnly = new LocalSearchSolver(new LocalSearchOptions { UseSwaps = false });
        Assert.Equal(problem.Initial, shiftsOnly.Solve(problem, _noLimit, 1, CancellationToken.None).Best);
    }

    [Fact]
    public void Drain_And_NewVms_ArePlacedFirst()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99), (1000, 99)], [(300, 1), (200, 1), (700, 1)], 0, 0, Assignment.Unplaced) with
        {
            Constraints = [new CapacityConstraint(), new OfflineConstraint(0)],
        };
        SolverResult result = Solve(problem, 1);
        Assert.Equal(SolveStatus.Feasible, result.Status);
        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
    }

    [Fact]
    public void NoRoomForADrain_ReturnsTheInitialAssignment()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99)], [(600, 1), (600, 1)], 0, 1) with
        {
            Constraints = [new CapacityConstraint(), new OfflineConstraint(0)],
        };
        SolverResult result = Solve(problem, 1);
        Assert.Equal((SolveStatus.NoSolutionFound, problem.Initial), (result.Status, result.Best));
    }

    [Fact]
    public void RandomProblems_AreFeasible_NeverWorse_AndRepeat()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            SolverResult first = Solve(problem, seed);
            SolverResult second = Solve(problem, seed);
            Assert.Equal((first.Best, first.Cost, first.Iterations), (second.Best, second.Cost, second.Iterations));
            Assert.Equal(first.Trajectory.Select(t => (t.Iteration, t.Cost)), second.Trajectory.Select(t => (t.Iteration, t.Cost)));
            Assert.True(double.IsNaN(first.Bound));
            if (first.Status == SolveStatus.Feasible)
            {
                Assert.Empty(AssignmentChecker.Check(problem, first.Best));
                Assert.Equal(first.Trajectory[^1].Cost, first.Cost, 1e-9);
                Assert.True(first.Trajectory.Zip(first.Trajectory.Skip(1)).All(p => p.Second.Cost < p.First.Cost));
            }
        }
    }

    [Fact]
    public void Limits_AreKept_AndNamed()
    {
        PlacementProblem problem = SmallProblems.Random(4, withConstraints: false);
        var solver = new LocalSearchSolver();
        SolverResult limited = solver.Solve(problem, new StoppingCriterion { IterationLimit = 3 }, 1, CancellationToken.None);
        Assert.Equal((StopReason.IterationLimit, 3L), (limited.StopReason, limited.Iterations));
        Assert.Equal(StopReason.TimeLimit, solver.Solve(problem, new StoppingCriterion { TimeLimit = TimeSpan.Zero }, 1, CancellationToken.None).StopReason);
        SolverResult cancelled = solver.Solve(problem, _noLimit, 1, new CancellationToken(true));
        Assert.Equal((StopReason.Cancelled, SolveStatus.Feasible, problem.Initial), (cancelled.StopReason, cancelled.Status, cancelled.Best));
    }

    [Fact]
    public void FreeVms_MoveAlone()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99)], [(300, 1), (200, 1)], 0, 1) with { Objective = _energy };
        var solver = new LocalSearchSolver(new LocalSearchOptions { FreeVms = [0] });
        Assert.Equal([1, 1], solver.Solve(problem, _noLimit, 1, CancellationToken.None).Best.HostOf);
    }

    [Fact]
    public void Kicks_LeaveLocalOptima_AreNeverWorse_AndRepeat()
    {
        int better = 0;
        var kicked = new LocalSearchSolver(new LocalSearchOptions { Kicks = 30 });
        for (int seed = 0; seed < 100; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            SolverResult plain = Solve(problem, seed);
            SolverResult result = kicked.Solve(problem, _noLimit, seed, CancellationToken.None);
            Assert.Equal(plain.Status, result.Status);
            Assert.Equal(result.Best, kicked.Solve(problem, _noLimit, seed, CancellationToken.None).Best);
            if (result.Status == SolveStatus.Feasible)
            {
                Assert.True(result.Cost <= plain.Cost + 1e-12);
                Assert.Equal(result.Trajectory[^1].Cost, result.Cost, 1e-9);
                Assert.Empty(AssignmentChecker.Check(problem, result.Best));
                better += result.Cost < plain.Cost - 1e-9 ? 1 : 0;
            }
        }

        Assert.True(better > 5, $"kicks improved {better} of 100 problems");
    }

    [Fact]
    public void HostsOf_LimitsShifts()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99)], [(300, 1), (200, 1)], 0, 1) with { Objective = _energy };
        var solver = new LocalSearchSolver(new LocalSearchOptions { HostsOf = vm => vm == 0 ? [1] : [], Kicks = 3 });
        Assert.Equal([1, 1], solver.Solve(problem, _noLimit, 1, CancellationToken.None).Best.HostOf);
    }

    private static SolverResult Solve(PlacementProblem problem, int seed) =>
        new LocalSearchSolver().Solve(problem, _noLimit, seed, CancellationToken.None);
}
