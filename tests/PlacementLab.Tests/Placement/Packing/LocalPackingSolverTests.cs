using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Placement.Packing;

public sealed class LocalPackingSolverTests
{
    private static readonly StoppingCriterion _short = new() { IterationLimit = 2_000 };

    [Fact]
    public void SmallProblemsAreSolvedAndNeverUndercut()
    {
        int optimal = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            PackingProblem problem = RandomPacking.Small(seed);
            PackingResult result = new LocalPackingSolver().Solve(problem, _short, seed, CancellationToken.None);
            int optimum = RandomPacking.Optimum(problem);
            Assert.Empty(PackingChecker.Check(problem, result.Best));
            Assert.True(result.Bins >= optimum && result.LowerBound <= optimum, problem.Name);
            optimal += result.Bins == optimum ? 1 : 0;
        }

        Assert.InRange(optimal, 98, 100);
    }

    [Fact]
    public void SearchBeatsTheHeuristics()
    {
        // Items that fill 12 bins of 100 exactly, three each: every constructive heuristic leaves room and opens two bins more.
        PackingProblem problem = Triplets(12, 5);
        int heuristics = PackingHeuristic.All.Min(h => PackingConstruction.Pack(problem, h).Count);
        PackingResult result = new LocalPackingSolver().Solve(problem, new StoppingCriterion { IterationLimit = 20_000 }, 1, CancellationToken.None);

        Assert.Equal(14, heuristics);
        Assert.InRange(result.Bins, 12, 13);
        Assert.Equal("bin elimination", result.FoundBy);
        Assert.Equal(result.Bins, result.Trajectory[^1].Cost);
        Assert.Empty(PackingChecker.Check(problem, result.Best));
    }

    [Fact]
    public void SameSeedSameAnswer()
    {
        PackingProblem problem = Triplets(20, 3);
        PackingResult[] results = [.. Enumerable.Range(0, 2).Select(_ => new LocalPackingSolver().Solve(problem, _short, 7, CancellationToken.None))];

        Assert.Equal(results[0].Best.Bins.SelectMany(b => b), results[1].Best.Bins.SelectMany(b => b));
        Assert.Equal(results[0].Iterations, results[1].Iterations);
    }

    [Fact]
    public void NoTimeAndCancellationStillGiveAPacking()
    {
        PackingProblem problem = Triplets(20, 3);
        PackingResult none = new LocalPackingSolver().Solve(problem, new StoppingCriterion { TimeLimit = TimeSpan.Zero }, 1, CancellationToken.None);
        PackingResult cancelled = new LocalPackingSolver().Solve(problem, new StoppingCriterion(), 1, new CancellationToken(canceled: true));

        Assert.Empty(PackingChecker.Check(problem, none.Best));
        Assert.Empty(PackingChecker.Check(problem, cancelled.Best));
        Assert.Equal((StopReason.TimeLimit, StopReason.Cancelled), (none.StopReason, cancelled.StopReason));
    }

    [Fact]
    public void EmptyProblemNeedsNoBin()
    {
        PackingResult result = new LocalPackingSolver().Solve(new PackingProblem("p", [10], [3], [0]), _short, 1, CancellationToken.None);

        Assert.Equal((0, 0, 0.0, SolveStatus.Optimal), (result.Bins, result.LowerBound, result.Gap, result.Status));
    }

    /// <summary>Bins of 100 that three items of 26 to 49 fill exactly.</summary>
    internal static PackingProblem Triplets(int bins, int seed)
    {
        var random = new Random(seed);
        var sizes = new List<long>();
        for (int i = 0; i < bins; i++)
        {
            long first = random.Next(38, 50);
            long second = random.Next(26, (int)(100 - first) / 2 + 1);
            sizes.AddRange([first, second, 100 - first - second]);
        }

        return new PackingProblem("triplets", [100], [.. sizes], [.. Enumerable.Repeat(1, sizes.Count)]);
    }
}
