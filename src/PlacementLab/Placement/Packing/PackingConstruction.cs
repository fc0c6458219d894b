using System.Collections.Immutable;

namespace PlacementLab.Placement.Packing;

/// <summary>Packs by a constructive heuristic. The same problem and heuristic always give the same packing.</summary>
public static class PackingConstruction
{
    /// <summary>Packs all items.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="heuristic">The heuristic.</param>
    public static PackedBins Pack(PackingProblem problem, PackingHeuristic heuristic) => Pack(problem, heuristic, [.. problem.Counts]);

    /// <summary>Packs some of the items.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="heuristic">The heuristic.</param>
    /// <param name="counts">Items of each type to pack.</param>
    /// <exception cref="ArgumentException">There is not one count for each type.</exception>
    public static PackedBins Pack(PackingProblem problem, PackingHeuristic heuristic, int[] counts)
    {
        if (counts.Length != problem.TypeCount)
        {
            throw new ArgumentException($"{counts.Length} counts for {problem.TypeCount} types.", nameof(counts));
        }

        var shares = new ItemShares(problem);
        int[] order = shares.Decreasing(heuristic.Order, counts);
        List<List<int>> bins = heuristic.IsBinCentric ? ByBins(shares, heuristic.Fit, order, counts) : ByItems(shares, heuristic.Fit, order, counts);
        return new PackedBins([.. bins.Select(b => b.ToImmutableArray())]);
    }

    private static List<List<int>> ByItems(ItemShares shares, PackingFit fit, int[] order, int[] counts)
    {
        var bins = new List<List<int>>();
        var rooms = new List<long[]>();
        foreach (int type in order)
        {
            for (int copy = 0; copy < counts[type]; copy++)
            {
                int bin = BestBin(shares, fit, type, rooms);
                if (bin < 0)
                {
                    bin = bins.Count;
                    bins.Add([]);
                    rooms.Add([.. shares.Problem.Capacity]);
                }

                bins[bin].Add(type);
                Take(shares.Problem.SizeOf(type), rooms[bin]);
            }
        }

        return bins;
    }

    private static int BestBin(ItemShares shares, PackingFit fit, int type, List<long[]> rooms)
    {
        (int best, double bestScore) = (-1, double.NegativeInfinity);
        ReadOnlySpan<long> size = shares.Problem.SizeOf(type);
        for (int bin = 0; bin < rooms.Count; bin++)
        {
            if (!Fits(size, rooms[bin]))
            {
                continue;
            }

            if (fit == PackingFit.First)
            {
                return bin;
            }

            double score = shares.Score(fit, type, rooms[bin]);
            if (score > bestScore)
            {
                (best, bestScore) = (bin, score);
            }
        }

        return best;
    }

    private static List<List<int>> ByBins(ItemShares shares, PackingFit fit, int[] order, int[] counts)
    {
        var bins = new List<List<int>>();
        int[] left = [.. counts];
        for (int remaining = counts.Sum(); remaining > 0;)
        {
            var bin = new List<int>();
            long[] room = [.. shares.Problem.Capacity];
            for (int type = BestType(shares, fit, order, left, room); type >= 0; type = BestType(shares, fit, order, left, room))
            {
                bin.Add(type);
                left[type]--;
                remaining--;
                Take(shares.Problem.SizeOf(type), room);
            }

            bins.Add(bin);
        }

        return bins;
    }

    private static int BestType(ItemShares shares, PackingFit fit, int[] order, int[] left, long[] room)
    {
        (int best, double bestScore) = (-1, double.NegativeInfinity);
        foreach (int type in order)
        {
            if (left[type] > 0 && Fits(shares.Problem.SizeOf(type), room))
            {
                double score = shares.Score(fit, type, room);
                (best, bestScore) = score > bestScore ? (type, score) : (best, bestScore);
            }
        }

        return best;
    }

    private static bool Fits(ReadOnlySpan<long> size, long[] room)
    {
        for (int k = 0; k < room.Length; k++)
        {
            if (size[k] > room[k])
            {
                return false;
            }
        }

        return true;
    }

    private static void Take(ReadOnlySpan<long> size, long[] room)
    {
        for (int k = 0; k < room.Length; k++)
        {
            room[k] -= size[k];
        }
    }
}
