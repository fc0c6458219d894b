using System.Collections.Immutable;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Tests.Placement.Packing;

/// <summary>Small random packing problems, and their optima by trying everything.</summary>
public static class RandomPacking
{
    /// <summary>A problem of 1 to 3 resources and up to 10 items.</summary>
    public static PackingProblem Small(int seed)
    {
        var random = new Random(seed);
        int dimensions = random.Next(1, 4);
        ImmutableArray<long> capacity = [.. Enumerable.Range(0, dimensions).Select(_ => (long)random.Next(10, 40))];
        int[] counts = [.. Enumerable.Range(0, random.Next(1, 7)).Select(_ => random.Next(1, 3))];
        long[] sizes = [.. Enumerable.Range(0, counts.Length * dimensions).Select(i => random.NextInt64(0, capacity[i % dimensions] * 2 / 3 + 1))];
        return new PackingProblem($"random {seed}", capacity, sizes, [.. counts]);
    }

    /// <summary>The least number of bins: over all sets of items, 1 + the least of the rest without a set that fits in a bin.</summary>
    public static int Optimum(PackingProblem problem)
    {
        int[] items = [.. Enumerable.Range(0, problem.TypeCount).SelectMany(t => Enumerable.Repeat(t, problem.Counts[t]))];
        int all = (1 << items.Length) - 1;
        bool[] fits = [.. Enumerable.Range(0, all + 1).Select(set => Fits(problem, items, set))];
        int[] least = new int[all + 1];
        for (int set = 1; set <= all; set++)
        {
            least[set] = int.MaxValue;
            for (int bin = set; bin > 0; bin = (bin - 1) & set)
            {
                least[set] = fits[bin] ? Math.Min(least[set], least[set ^ bin] + 1) : least[set];
            }
        }

        return least[all];
    }

    private static bool Fits(PackingProblem problem, int[] items, int set) => Enumerable.Range(0, problem.Dimensions).All(k =>
        Enumerable.Range(0, items.Length).Where(i => (set >> i & 1) != 0).Sum(i => problem.SizeOf(items[i])[k]) <= problem.Capacity[k]);
}
