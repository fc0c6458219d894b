using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Solvers.BestFit;
using PlacementLab.Placement.Solvers.FirstFit;
using Xunit;

namespace PlacementLab.Tests.Placement.Solvers;

public sealed class DecreasingFitTests
{
    private static readonly StoppingCriterion _noLimit = new();

    [Fact]
    public void FirstFit_PutsTheLargestFirst_OnTheLowestHostThatHolds()
    {
        // By falling CPU: 600 → host 0, 500 → 1, 400 → 0 (1,000), 300 → 1, 200 → 1 (1,000).
        PlacementProblem problem = Unplaced(SmallProblems.Of([(1000, 99), (1000, 99), (1000, 99)], [(200, 1), (300, 1), (400, 1), (500, 1), (600, 1)]));
        SolverResult result = new FirstFitDecreasingSolver().Solve(problem, _noLimit, 1, CancellationToken.None);
        Assert.Equal([1, 1, 0, 1, 0], result.Best.HostOf);
        Assert.Equal((SolveStatus.Feasible, StopReason.Completed), (result.Status, result.StopReason));
        Assert.True(double.IsNaN(result.Bound) && double.IsNaN(result.Gap));
        Assert.Single(result.Trajectory);
    }

    [Fact]
    public void BestFit_OpensNoHost_WhereLoadCostsLessOnOneThatIsOn()
    {
        // Same curve (94 W idle … 135 W full): the first VM opens the larger host 1, because 600/2,000 is 30 % (105 W) and
        // 600/1,000 is 60 % (121 W). The second joins it: 50 % (116 W) − 105 W = 11 W against 110 W on host 0.
        PlacementProblem problem = Unplaced(SmallProblems.Of([(1000, 99), (2000, 99)], [(600, 1), (400, 1)]));
        Assert.Equal([1, 1], InitialPlacement.BestFit(problem).Best.HostOf);
    }

    [Fact]
    public void InitialPlacement_IgnoresWhereVmsAre_AndAsksForFullCompliance()
    {
        // 1,200 MIPS on host 0 would be tolerated where they were; placed anew they are not.
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99)], [(700, 1), (500, 1)], 0, 0) with { Constraints = [new CapacityConstraint()] };
        SolverResult result = InitialPlacement.BestFit(problem);
        Assert.Equal(SolveStatus.Feasible, result.Status);
        Assert.NotEqual(result.Best[0], result.Best[1]);
    }

    [Fact]
    public void SecondAttempt_SortsByTheScarceResource()
    {
        // Memory by falling CPU: 50 → host 0, 40 → host 0 (90), 60 → host 1, and the last 50 fits nowhere.
        // By the largest share: 60 → host 0, 50 → host 1, 50 → host 1 (100), 40 → host 0 (100).
        PlacementProblem problem = Unplaced(SmallProblems.Of([(1000, 100), (1000, 100)], [(300, 50), (250, 40), (100, 60), (90, 50)]));
        SolverResult result = new FirstFitDecreasingSolver().Solve(problem, _noLimit, 1, CancellationToken.None);
        Assert.Equal(SolveStatus.Feasible, result.Status);
        Assert.Equal([1, 0, 0, 1], result.Best.HostOf);
    }

    [Fact]
    public void NoRoom_IsAResult_NotAnException()
    {
        PlacementProblem problem = Unplaced(SmallProblems.Of([(1000, 100)], [(600, 1), (600, 1)]));
        SolverResult result = InitialPlacement.BestFit(problem);
        Assert.Equal((SolveStatus.NoSolutionFound, StopReason.Completed), (result.Status, result.StopReason));
        Assert.False(result.Best.IsComplete);
        Assert.True(double.IsNaN(result.Cost));
    }

    [Fact]
    public void FreeVms_MoveAlone()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 99), (1000, 99)], [(700, 1), (500, 1), (100, 1)], 0, 0, 0) with { Constraints = [new CapacityConstraint()] };
        var solver = new PowerAwareBestFitDecreasingSolver(new PowerAwareBestFitDecreasingOptions { FreeVms = [1] });
        // Host 0 carried 1,300 at first, so the VM may come back; opening host 1 would cost its idle power.
        Assert.Equal(problem.Initial, solver.Solve(problem, _noLimit, 1, CancellationToken.None).Best);
        PlacementProblem drained = problem with { Constraints = [new CapacityConstraint(), new FenceConstraint([1], [1])] };
        Assert.Equal([0, 0, 0], solver.Solve(drained, _noLimit, 1, CancellationToken.None).Best.HostOf);
        var firstFit = new FirstFitDecreasingSolver(new FirstFitDecreasingOptions { FreeVms = [9] });
        Assert.Throws<ArgumentException>(() => firstFit.Solve(problem, _noLimit, 1, CancellationToken.None));
    }

    [Fact]
    public void Limits_AreKept_AndNamed()
    {
        PlacementProblem problem = Unplaced(SmallProblems.Of([(1000, 99), (1000, 99)], [(700, 1), (500, 1)]));
        var solver = new FirstFitDecreasingSolver();
        Assert.Equal(StopReason.IterationLimit, solver.Solve(problem, new StoppingCriterion { IterationLimit = 1 }, 1, CancellationToken.None).StopReason);
        Assert.Equal(StopReason.TimeLimit, solver.Solve(problem, new StoppingCriterion { TimeLimit = TimeSpan.Zero }, 1, CancellationToken.None).StopReason);
        Assert.Equal(StopReason.Cancelled, solver.Solve(problem, _noLimit, 1, new CancellationToken(true)).StopReason);
    }

    private static PlacementProblem Unplaced(PlacementProblem problem) => problem with
    {
        Initial = Assignment.AllUnplaced(problem.VmCount),
        Constraints = [new CapacityConstraint()],
    };
}
