using PlacementLab.Checking;
using PlacementLab.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Placement.Packing;

public sealed class PackingConstructionTests
{
    [Fact]
    public void FirstFitDecreasingByHand()
    {
        // Capacity 10, items 7 5 4 3 1: bin 1 takes 7, bin 2 takes 5 and 4, 3 goes back to bin 1 (full), 1 to bin 2 (full).
        var problem = new PackingProblem("p", [10], [1, 3, 4, 5, 7], [1, 1, 1, 1, 1]);
        PackedBins packing = PackingConstruction.Pack(problem, new PackingHeuristic(PackingFit.First, PackingOrder.Sum, false));

        Assert.Equal([[4, 1], [3, 2, 0]], packing.Bins.Select(b => b.ToArray()));
    }

    [Fact]
    public void BestFitPrefersTheFullerBin()
    {
        // Capacity 20, items 11, 12 in the order of their largest resource of two; (12, 0) and (11, 11): "largest" opens bin 1 for (12, 0),
        // the other goes to bin 2. (5, 5) then fits in both; bin 1 keeps more: weights ∝ demands 28 and 16: .636 and .364;
        // left in bin 1: .636·3/20 + .364·15/20 = .368, in bin 2: .636·4/20 + .364·4/20 = .2. First fit takes bin 1, best fit bin 2.
        var problem = new PackingProblem("p", [20, 20], [12, 0, 11, 11, 5, 5], [1, 1, 1]);
        PackedBins first = PackingConstruction.Pack(problem, new PackingHeuristic(PackingFit.First, PackingOrder.Max, false));
        PackedBins best = PackingConstruction.Pack(problem, new PackingHeuristic(PackingFit.Best, PackingOrder.Max, false));

        Assert.Equal([[0, 2], [1]], first.Bins.Select(b => b.ToArray()));
        Assert.Equal([[0], [1, 2]], best.Bins.Select(b => b.ToArray()));
    }

    [Fact]
    public void DotProductPairsWhatComplementsEachOther()
    {
        // Capacity (10, 10), two items (8, 1), two (1, 8). By bins: the first is a long one, and room (2, 9) favours the tall one:
        // 2·1 + 9·8 = 74 is the only fit anyway. Two bins, while putting alike ones together would be impossible.
        var problem = new PackingProblem("p", [10, 10], [8, 1, 1, 8], [2, 2]);
        PackedBins packing = PackingConstruction.Pack(problem, new PackingHeuristic(PackingFit.DotProduct, PackingOrder.Sum, true));

        Assert.Equal([[0, 1], [0, 1]], packing.Bins.Select(b => b.Order().ToArray()));
    }

    [Fact]
    public void EveryHeuristicPacksEverythingAndKeepsTheBounds()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            PackingProblem problem = RandomPacking.Small(seed);
            int bound = PackingBounds.Best(problem).Bins;
            foreach (PackingHeuristic heuristic in PackingHeuristic.All)
            {
                PackedBins packing = PackingConstruction.Pack(problem, heuristic);
                Assert.Empty(PackingChecker.Check(problem, packing));
                Assert.True(packing.Count >= bound, $"{problem.Name}, {heuristic.Name}");
            }
        }
    }

    [Fact]
    public void NamesDiffer() => Assert.Equal(PackingHeuristic.All.Length, PackingHeuristic.All.Select(h => h.Name).Distinct().Count());

    [Fact]
    public void CountsOfOtherLengthAreRefused() => Assert.Throws<ArgumentException>(
        () => PackingConstruction.Pack(RandomPacking.Small(1), PackingHeuristic.All[0], new int[99]));
}
