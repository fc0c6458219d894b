using PlacementLab.Optimization.Packing;
using PlacementLab.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Optimization.Packing;

public sealed class PatternPricingTests
{
    private const long NoLimit = long.MaxValue;

    [Fact]
    public void BothMethodsFindTheSameValueInOneResource()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (PackingProblem problem, double[] values) = Draw(seed, 1);
            int[] left = [.. problem.Counts];
            PricedPattern table = new KnapsackPricing(problem.Sizes.ToArray(), (int)problem.Capacity[0]).Find(values, left, 0);
            PricedPattern tree = new BranchAndBoundPricing(problem).Find(values, left, NoLimit);
            Assert.Equal(table.Value, tree.Value);
            Assert.True(tree.IsBest);
            AssertFits(problem, table, values);
            AssertFits(problem, tree, values);
        }
    }

    [Fact]
    public void BranchAndBoundFindsTheBestInSeveralResources()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (PackingProblem problem, double[] values) = Draw(seed, 5);
            PricedPattern found = new BranchAndBoundPricing(problem).Find(values, [.. problem.Counts], NoLimit);
            AssertFits(problem, found, values);
            Assert.Equal(BestValue(problem, values, 0, [.. problem.Capacity]), found.Value);
        }
    }

    [Fact]
    public void LittleWorkGivesAPatternAndABoundOnAll()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            (PackingProblem problem, double[] values) = Draw(seed, 3);
            PricedPattern found = new BranchAndBoundPricing(problem).Find(values, [.. problem.Counts], 3);
            double best = BestValue(problem, values, 0, [.. problem.Capacity]);
            Assert.True(found.Value <= best && best <= found.MostValue, $"{seed}: {found.Value} {best} {found.MostValue}");
        }
    }

    [Fact]
    public void WorthlessItemsMakeNoPattern()
    {
        (PackingProblem problem, double[] values) = Draw(1, 1);
        Array.Clear(values);

        Assert.Null(new BranchAndBoundPricing(problem).Find(values, [.. problem.Counts], NoLimit).Pattern);
        Assert.Null(new KnapsackPricing(problem.Sizes.ToArray(), (int)problem.Capacity[0]).Find(values, [.. problem.Counts], 0).Pattern);
    }

    [Fact]
    public void BoundIsExact()
    {
        // Prices 1/2 and 1/3 of 6 and 4 items over patterns worth 1 at most: 3 + 4/3, rounded up 5. 1/3 is rounded down to a step, which
        // lowers the sum by less than 4 · 2⁻³⁰ and never lifts it.
        double[] prices = CoveringDuals.Rounded([0.5, 1.0 / 3, -1]);

        Assert.Equal([0.5, Math.Floor(1.0 / 3 * (1 << 30)) / (1 << 30), 0], prices);
        Assert.Equal(5, CoveringDuals.Bound(prices, [6, 4, 9], 1));
        Assert.Equal(3, CoveringDuals.Bound([0.5], [6], 1));
        Assert.Equal(2, CoveringDuals.Bound([0.5], [6], 1.5));
    }

    private static void AssertFits(PackingProblem problem, PricedPattern found, double[] values)
    {
        Pattern pattern = found.Pattern ?? throw new ArgumentException("No pattern.", nameof(found));
        Assert.True(pattern.FitsIn([.. problem.Counts]));
        Assert.Equal(found.Value, pattern.ValueOf(values));
        for (int k = 0; k < problem.Dimensions; k++)
        {
            Assert.True(pattern.ToBin().Sum(t => problem.SizeOf(t)[k]) <= problem.Capacity[k]);
        }
    }

    private static double BestValue(PackingProblem problem, double[] values, int type, long[] room)
    {
        double best = 0;
        for (int count = 0; type < problem.TypeCount && count <= problem.Counts[type]; count++)
        {
            long[] rest = [.. room.Select((r, k) => r - count * problem.SizeOf(type)[k])];
            best = rest.Min() < 0 ? best : Math.Max(best, count * values[type] + BestValue(problem, values, type + 1, rest));
        }

        return best;
    }

    private static (PackingProblem Problem, double[] Values) Draw(int seed, int dimensions)
    {
        var random = new Random(seed);
        int types = random.Next(2, 8);
        long[] sizes = [.. Enumerable.Range(0, types * dimensions).Select(_ => (long)random.Next(0, 60))];
        int[] counts = [.. Enumerable.Range(0, types).Select(_ => random.Next(1, 4))];
        double[] values = CoveringDuals.Rounded([.. Enumerable.Range(0, types).Select(_ => random.NextDouble() + 0.01)]);
        return (new PackingProblem("p", [.. Enumerable.Repeat(100L, dimensions)], sizes, [.. counts]), values);
    }
}
