using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Tests.Traces.Roadef;
using Xunit;

namespace PlacementLab.Tests.Placement.Reassignment;

public sealed class ReassignmentSearchTests
{
    // [0 2 1] costs 2411; all 64 assignments tried give the least.
    [Fact]
    public void Solve_Example_FindsTheBestOfAllAssignments()
    {
        ReassignmentProblem problem = RoadefExample.Read();
        long best = Enumerable.Range(0, 64).Select(i => ReassignmentChecker.Check(problem, new Assignment([i % 4, i / 4 % 4, i / 16])))
            .Where(r => r.IsValid).Min(r => r.Cost.Total);

        SolverResult result = Solve(problem, 1, new ReassignmentSearchOptions());

        Assert.Equal(best, result.Cost);
        Assert.True(ReassignmentChecker.Check(problem, result.Best).IsValid);
    }

    [Fact]
    public void Solve_SmallProblems_IsValidAndNeverBelowItsBound() => Assert.All(Enumerable.Range(1, 20), seed =>
    {
        ReassignmentProblem problem = SmallReassignments.Draw(seed);
        SolverResult result = Solve(problem, seed, new ReassignmentSearchOptions());
        ReassignmentReport report = ReassignmentChecker.Check(problem, result.Best);

        Assert.True(report.IsValid);
        Assert.Equal(report.Cost.Total, result.Cost);
        Assert.InRange(result.Cost, result.Bound, ReassignmentChecker.Check(problem, problem.Initial).Cost.Total);
    });

    [Fact]
    public void Solve_AnyNumberOfThreads_GivesTheSameAnswer()
    {
        ReassignmentProblem problem = RoadefExample.Public("a1_4");

        SolverResult[] results = [.. new[] { 1, 2, 4 }.Select(t => Solve(problem, 5, new ReassignmentSearchOptions { Workers = 4, Threads = t }))];

        Assert.Equal(results[0].Best, results[1].Best);
        Assert.Equal(results[0].Best, results[2].Best);
        Assert.Equal(results[0].Trajectory.Select(p => (p.Iteration, p.Cost)), results[2].Trajectory.Select(p => (p.Iteration, p.Cost)));
        Assert.NotEqual(results[0].Best, Solve(problem, 6, new ReassignmentSearchOptions { Workers = 4 }).Best);
    }

    [Fact]
    public void Solve_WithoutTimeOrIterations_ReturnsTheStart()
    {
        ReassignmentProblem problem = RoadefExample.Read();

        foreach (StoppingCriterion stop in (StoppingCriterion[])[new() { TimeLimit = TimeSpan.Zero }, new() { IterationLimit = 0 }])
        {
            Assert.Equal(problem.Initial, new ReassignmentSearch().Solve(problem, stop, 1, CancellationToken.None).Best);
        }
    }

    [Fact]
    public void Solve_WithATimeLimitOnly_StopsByItAndImproves()
    {
        ReassignmentProblem problem = RoadefExample.Read();

        SolverResult result = new ReassignmentSearch().Solve(problem, new StoppingCriterion { TimeLimit = TimeSpan.FromMilliseconds(200) }, 1, CancellationToken.None);

        Assert.Equal(StopReason.TimeLimit, result.StopReason);
        Assert.InRange(result.Cost, 0, 4199);
        Assert.True(result.Iterations > 0);
    }

    [Fact]
    public void Solve_Cancelled_KeepsTheBestSoFar()
    {
        ReassignmentProblem problem = RoadefExample.Read();
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        SolverResult result = new ReassignmentSearch().Solve(problem, new StoppingCriterion(), 1, cancel.Token);

        Assert.Equal(StopReason.Cancelled, result.StopReason);
        Assert.Equal(4200, result.Cost);
    }

    // Both VMs of group 0 start on host 0, so the start is infeasible, and what must hold of groups is not repaired.
    [Fact]
    public void Solve_StartThatBreaksAGroup_SaysThatNothingWasFound()
    {
        SolverResult result = Solve(RoadefExample.Read(initial: "0 0 0\n"), 1, new ReassignmentSearchOptions());

        Assert.Equal(SolveStatus.NoSolutionFound, result.Status);
    }

    [Fact]
    public void Solve_PartsThatDoNotFit_AreRefused()
    {
        ReassignmentProblem problem = RoadefExample.Read();

        Assert.Throws<InvalidInputException>(() => Solve(problem with { MoveCost = [1] }, 1, new()));
        Assert.Throws<InvalidInputException>(() => Solve(problem with { Initial = Assignment.AllUnplaced(3) }, 1, new()));
        Assert.Throws<InvalidInputException>(() => Solve(problem with { Usage = [1, 1, 1, 1, 1, -1] }, 1, new()));
    }

    private static SolverResult Solve(ReassignmentProblem problem, int seed, ReassignmentSearchOptions options) =>
        new ReassignmentSearch(options).Solve(problem, new StoppingCriterion { IterationLimit = 400_000 }, seed, CancellationToken.None);
}
