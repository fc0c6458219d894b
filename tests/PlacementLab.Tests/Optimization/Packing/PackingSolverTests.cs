using PlacementLab.Checking;
using PlacementLab.Optimization.Packing;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;
using PlacementLab.Tests.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Optimization.Packing;

public sealed class PackingSolverTests
{
    private static readonly PackingOptions _onlyColumns = new() { FirstMoves = 0, LastMoves = 0 };

    [Fact]
    public void SmallProblemsAreSolvedAndBoundsHold()
    {
        int optimal = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            PackingProblem problem = RandomPacking.Small(seed);
            PackingResult result = new PackingSolver(_onlyColumns).Solve(problem, new StoppingCriterion(), 1, CancellationToken.None);
            int optimum = RandomPacking.Optimum(problem);
            Assert.Empty(PackingChecker.Check(problem, result.Best));
            Assert.True(result.Bins >= optimum && result.LowerBound <= optimum, problem.Name);
            optimal += result.Bins == optimum ? 1 : 0;
        }

        Assert.Equal(100, optimal);
    }

    [Fact]
    public void PatternsProveWhatBoundsCannot()
    {
        // Capacity 12, 6 items of 5 and 4 of 4: 46 of 12, aggregate 4. Patterns are 5 5, 5 4 and 4 4 4; prices 1/2 and 1/3 make none worth
        // more than 1, so at least 6/2 + 4/3 = 4.33 bins: 5.
        var problem = new PackingProblem("p", [12], [5, 4], [6, 4]);
        PackingResult result = new PackingSolver(_onlyColumns).Solve(problem, new StoppingCriterion(), 1, CancellationToken.None);

        Assert.Equal(4, PackingBounds.Aggregate(problem).Bins);
        Assert.Equal((5, 5), (result.Bins, result.LowerBound));
    }

    [Fact]
    public void TripletsAreFoundByDiving()
    {
        PackingProblem problem = LocalPackingSolverTests.Triplets(30, 2);
        PackingResult result = new PackingSolver(_onlyColumns).Solve(problem, new StoppingCriterion(), 1, CancellationToken.None);

        Assert.Equal((30, "diving"), (result.Bins, result.FoundBy));
        Assert.Equal(SolveStatus.Optimal, result.Status);
    }

    [Fact]
    public void SameSeedSameAnswer()
    {
        PackingProblem problem = LocalPackingSolverTests.Triplets(25, 8);
        var stop = new StoppingCriterion { IterationLimit = 4_000 };
        PackingResult[] results = [.. Enumerable.Range(0, 2).Select(_ => new PackingSolver().Solve(problem, stop, 3, CancellationToken.None))];

        Assert.Equal(results[0].Best.Bins.SelectMany(b => b), results[1].Best.Bins.SelectMany(b => b));
        Assert.Equal((results[0].Iterations, results[0].LowerBound), (results[1].Iterations, results[1].LowerBound));
    }

    [Fact]
    public void NoTimeAndCancellationStillGiveAPacking()
    {
        PackingProblem problem = LocalPackingSolverTests.Triplets(25, 8);
        PackingResult none = new PackingSolver().Solve(problem, new StoppingCriterion { TimeLimit = TimeSpan.Zero }, 1, CancellationToken.None);
        PackingResult cancelled = new PackingSolver().Solve(problem, new StoppingCriterion(), 1, new CancellationToken(canceled: true));

        Assert.Empty(PackingChecker.Check(problem, none.Best));
        Assert.Empty(PackingChecker.Check(problem, cancelled.Best));
        Assert.Equal((StopReason.TimeLimit, StopReason.Cancelled), (none.StopReason, cancelled.StopReason));
    }
}
