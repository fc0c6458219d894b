using PlacementLab.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Placement.Packing;

public sealed class PackingBoundsTests
{
    [Fact]
    public void AggregateIsTheFullestResource()
    {
        // Capacity (10, 10); items 3 × (4, 1), 1 × (2, 9): resource 1: 14 → 2, resource 2: 12 → 2. With 5 × (4, 1): 22 → 3.
        Assert.Equal(2, PackingBounds.Aggregate(new PackingProblem("p", [10, 10], [4, 1, 2, 9], [3, 1])).Bins);
        PackingBound bound = PackingBounds.Aggregate(new PackingProblem("p", [10, 10], [4, 1, 2, 9], [5, 1]));
        Assert.Equal((3, "aggregate, resource 1"), (bound.Bins, bound.Name));
        Assert.Equal(0, PackingBounds.Best(new PackingProblem("p", [10], [], [])).Bins);
    }

    [Fact]
    public void LargeItemsByHand()
    {
        // Capacity 10, three items 6 and two 5: 28 → aggregate 3. With a = 5: nothing above 5 is alone (10 − 5 = 5: all three sixes are),
        // so 3 + ⌈(10 − 0) / 10⌉ = 4.
        var problem = new PackingProblem("p", [10], [6, 5], [3, 2]);

        Assert.Equal(3, PackingBounds.Aggregate(problem).Bins);
        Assert.Equal(4, PackingBounds.LargeItems(problem, 0).Bins);
    }

    [Fact]
    public void RoundedSharesByHand()
    {
        // Capacity 10, seven items of 4: 28 → 3. k = 2: 3·4/10 = 1.2 → ⌊1.2⌋/2 = 1/2 each: 3.5 → 4 (two fit in a bin).
        var problem = new PackingProblem("p", [10], [4], [7]);

        Assert.Equal(3, PackingBounds.Aggregate(problem).Bins);
        Assert.Equal(4, PackingBounds.RoundedShares(problem, 0).Bins);
    }

    [Fact]
    public void ConflictsByHand()
    {
        // (9, 1), (2, 9), (9, 9)… each pair is too much in one resource: 9 + 2 > 10, 9 + 9 > 10, 9 + 9 > 10.
        var problem = new PackingProblem("p", [10, 10], [9, 1, 2, 9, 9, 9], [1, 1, 1]);

        Assert.Equal(3, PackingBounds.Conflicts(problem).Bins);
    }

    [Fact]
    public void NoBoundIsAboveTheOptimum()
    {
        for (int seed = 0; seed < 150; seed++)
        {
            PackingProblem problem = RandomPacking.Small(seed);
            PackingBound bound = PackingBounds.Best(problem);
            Assert.True(bound.Bins <= RandomPacking.Optimum(problem), $"{problem.Name}: {bound}");
        }
    }

    [Fact]
    public void LargeNumbersDoNotOverflow()
    {
        var problem = new PackingProblem("p", [long.MaxValue], [long.MaxValue / 3 * 2, long.MaxValue / 3], [1, 1]);

        Assert.InRange(PackingBounds.Best(problem).Bins, 1, 1);
    }
}
