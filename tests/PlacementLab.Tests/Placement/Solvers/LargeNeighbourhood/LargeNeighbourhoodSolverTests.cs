using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Tests.Placement.Reassignment;
using PlacementLab.Tests.Traces.Roadef;
using Xunit;

namespace PlacementLab.Tests.Placement.Solvers.LargeNeighbourhood;

public sealed class LargeNeighbourhoodSolverTests
{
    // [0 2 1] costs 2411; all 64 assignments tried give the least.
    [Fact]
    public void Solve_Example_FindsTheBestOfAllAssignments()
    {
        PlacementProblem problem = RoadefExample.Read();
        double best = Enumerable.Range(0, 64).Select(i => new Assignment([i % 4, i / 4 % 4, i / 16]))
            .Where(a => AssignmentChecker.Check(problem, a).IsEmpty).Min(a => problem.Objective.Cost(problem, a));

        SolverResult result = Solve(problem, 1, new LargeNeighbourhoodOptions());

        Assert.Equal(best, result.Cost);
        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
    }

    [Fact]
    public void Solve_SmallReassignments_IsValidAndNeverBelowItsBound() => Assert.All(Enumerable.Range(1, 20), seed =>
    {
        PlacementProblem problem = SmallReassignments.Draw(seed);
        SolverResult result = Solve(problem, seed, new LargeNeighbourhoodOptions());

        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
        Assert.Equal(problem.Objective.Cost(problem, result.Best), result.Cost);
        Assert.InRange(result.Cost, result.Bound, problem.Objective.Cost(problem, problem.Initial));
    });

    // Every constraint of the closed loop, VMs that are on no host yet, costs by CPU load.
    [Fact]
    public void Solve_SmallProblems_IsValidAndNeverAboveLocalSearch()
    {
        int found = 0;
        int better = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            PlacementProblem problem = SmallProblems.Random(seed);
            SolverResult result = Solve(problem, seed, new LargeNeighbourhoodOptions());
            if (result.Status is SolveStatus.Feasible or SolveStatus.Optimal)
            {
                found++;
                Assert.Empty(AssignmentChecker.Check(problem, result.Best));
                Assert.True(result.Bound <= result.Cost + 1e-9, $"seed {seed}: bound {result.Bound} above cost {result.Cost}");
                SolverResult local = new PlacementLab.Placement.Solvers.LocalSearch.LocalSearchSolver().Solve(problem, new StoppingCriterion(), seed, CancellationToken.None);
                better += local.Status == SolveStatus.NoSolutionFound || result.Cost <= local.Cost + 1e-9 ? 1 : 0;
            }
        }

        Assert.InRange(found, 30, 60);
        Assert.InRange(better, 9 * found / 10, found);
    }

    [Fact]
    public void Solve_AnyNumberOfThreads_GivesTheSameAnswer()
    {
        PlacementProblem problem = RoadefExample.Public("a1_4");

        SolverResult[] results = [.. new[] { 1, 2, 4 }.Select(t => Solve(problem, 5, new LargeNeighbourhoodOptions { Workers = 4, Threads = t }))];

        Assert.Equal(results[0].Best, results[1].Best);
        Assert.Equal(results[0].Best, results[2].Best);
        Assert.Equal(results[0].Trajectory.Select(p => (p.Iteration, p.Cost)), results[2].Trajectory.Select(p => (p.Iteration, p.Cost)));
        Assert.NotEqual(results[0].Best, Solve(problem, 6, new LargeNeighbourhoodOptions { Workers = 4 }).Best);
    }

    [Fact]
    public void Solve_WithoutTimeOrIterations_ReturnsTheStart()
    {
        PlacementProblem problem = RoadefExample.Read();

        foreach (StoppingCriterion stop in (StoppingCriterion[])[new() { TimeLimit = TimeSpan.Zero }, new() { IterationLimit = 0 }])
        {
            Assert.Equal(problem.Initial, new LargeNeighbourhoodSolver().Solve(problem, stop, 1, CancellationToken.None).Best);
        }
    }

    [Fact]
    public void Solve_WithATimeLimitOnly_StopsByItAndImproves()
    {
        PlacementProblem problem = RoadefExample.Read();

        SolverResult result = new LargeNeighbourhoodSolver().Solve(
            problem, new StoppingCriterion { TimeLimit = TimeSpan.FromMilliseconds(200) }, 1, CancellationToken.None);

        Assert.Equal(StopReason.TimeLimit, result.StopReason);
        Assert.InRange(result.Cost, 0, 4199);
        Assert.True(result.Iterations > 0);
    }

    [Fact]
    public void Solve_Cancelled_KeepsTheBestSoFar()
    {
        PlacementProblem problem = RoadefExample.Read();
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        SolverResult result = new LargeNeighbourhoodSolver().Solve(problem, new StoppingCriterion(), 1, cancel.Token);

        Assert.Equal(StopReason.Cancelled, result.StopReason);
        Assert.Equal(4200, result.Cost);
    }

    // Both VMs of service 0 start on machine 0; the one taken off finds machine 1, 2 or 3.
    [Fact]
    public void Solve_StartThatBreaksAGroup_IsMended()
    {
        PlacementProblem problem = RoadefExample.Read(initial: "0 0 0\n");

        SolverResult result = Solve(problem, 1, new LargeNeighbourhoodOptions());

        Assert.Equal(SolveStatus.Feasible, result.Status);
        Assert.Empty(AssignmentChecker.Check(problem, result.Best));
    }

    [Fact]
    public void Solve_TermsThatItCannotEvaluate_AreRefusedByName()
    {
        PlacementProblem problem = RoadefExample.Read();
        Objective twice = problem.Objective with { UsageTerms = [.. problem.Objective.UsageTerms, problem.Objective.UsageTerms[0]] };

        InvalidInputException error = Assert.Throws<InvalidInputException>(() => Solve(problem with { Objective = twice }, 1, new()));

        Assert.Contains("load", error.Place, StringComparison.Ordinal);
    }

    private static SolverResult Solve(PlacementProblem problem, int seed, LargeNeighbourhoodOptions options) =>
        new LargeNeighbourhoodSolver(options).Solve(problem, new StoppingCriterion { IterationLimit = 400_000 }, seed, CancellationToken.None);
}
