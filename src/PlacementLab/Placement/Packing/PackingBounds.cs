namespace PlacementLab.Placement.Packing;

/// <summary>Bounds that take no search. All arithmetic is in whole numbers, so that rounding never lifts a bound.</summary>
public static class PackingBounds
{
    private const int MostSteps = 40;
    private const int CliqueStarts = 40;

    /// <summary>The best of all bounds here.</summary>
    /// <param name="problem">The problem.</param>
    public static PackingBound Best(PackingProblem problem)
    {
        PackingBound best = Aggregate(problem);
        for (int k = 0; k < problem.Dimensions; k++)
        {
            best = best.Or(LargeItems(problem, k)).Or(RoundedShares(problem, k));
        }

        return best.Or(Conflicts(problem));
    }

    /// <summary>In each resource the sizes of all items over the capacity, rounded up (L1); the largest. 1 if there is an item at all.</summary>
    /// <param name="problem">The problem.</param>
    public static PackingBound Aggregate(PackingProblem problem)
    {
        var best = new PackingBound(Math.Min(1, problem.ItemCount), "aggregate");
        for (int k = 0; k < problem.Dimensions; k++)
        {
            Int128 total = 0;
            for (int type = 0; type < problem.TypeCount; type++)
            {
                total += (Int128)problem.SizeOf(type)[k] * problem.Counts[type];
            }

            best = best.Or(new PackingBound(CeilingOf(total, Math.Max(1, problem.Capacity[k])), NameOf(problem, "aggregate", k)));
        }

        return best;
    }

    /// <summary>
    /// L2 in one resource (Martello, Toth, 1990): for every size a up to half the capacity C, items above C − a are alone, those above C/2
    /// are in bins of their own with room left, those from a to C/2 fill that room and further bins; smaller ones are left out.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="resource">Index of the resource.</param>
    public static PackingBound LargeItems(PackingProblem problem, int resource)
    {
        long capacity = problem.Capacity[resource];
        (long Size, long Count)[] items =
        [
            .. Enumerable.Range(0, problem.TypeCount).Select(t => (Size: problem.SizeOf(t)[resource], (long)problem.Counts[t])).OrderByDescending(i => i.Size),
        ];
        int half = Array.FindIndex(items, i => i.Size <= capacity - i.Size);
        int end = half < 0 ? items.Length : half;
        long large = items.Take(end).Sum(i => i.Count);
        long best = large;
        (int alone, long aloneCount, Int128 aloneSize) = (end, large, items.Take(end).Aggregate((Int128)0, (s, i) => s + (Int128)i.Size * i.Count));
        Int128 largeSize = aloneSize;
        Int128 small = 0;
        for (int i = end; i < items.Length && items[i].Size > 0; i++)
        {
            small += (Int128)items[i].Size * items[i].Count;
            while (alone > 0 && items[alone - 1].Size <= capacity - items[i].Size)
            {
                alone--;
                aloneCount -= items[alone].Count;
                aloneSize -= (Int128)items[alone].Size * items[alone].Count;
            }

            Int128 room = (Int128)(large - aloneCount) * capacity - (largeSize - aloneSize);
            best = Math.Max(best, large + (small > room ? CeilingOf(small - room, capacity) : 0));
        }

        return new PackingBound((int)best, NameOf(problem, "large items (L2)", resource));
    }

    /// <summary>
    /// The dual feasible functions of Fekete and Schepers (2001) in one resource: u(x) = x where (k+1) x is whole, else ⌊(k+1) x⌋ / k, for
    /// k = 1 … 40; x the share of the capacity.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="resource">Index of the resource.</param>
    public static PackingBound RoundedShares(PackingProblem problem, int resource)
    {
        long capacity = problem.Capacity[resource];
        int best = 0;
        for (int k = 1; k <= MostSteps && capacity > 0; k++)
        {
            Int128 total = 0;
            for (int type = 0; type < problem.TypeCount; type++)
            {
                Int128 scaled = (Int128)problem.SizeOf(type)[resource] * (k + 1);
                total += (scaled % capacity == 0 ? (Int128)problem.SizeOf(type)[resource] * k : scaled / capacity * capacity) * problem.Counts[type];
            }

            best = Math.Max(best, CeilingOf(total, (Int128)capacity * k));
        }

        return new PackingBound(best, NameOf(problem, "dual feasible function", resource));
    }

    /// <summary>Items of which no two fit in one bin, found greedily: a clique of the conflict graph.</summary>
    /// <param name="problem">The problem.</param>
    public static PackingBound Conflicts(PackingProblem problem)
    {
        int[] order = new ItemShares(problem).Decreasing(PackingOrder.Max, [.. problem.Counts]);
        int best = 0;
        for (int start = 0; start < Math.Min(CliqueStarts, order.Length); start++)
        {
            var clique = new List<int> { order[start] };
            foreach (int type in order)
            {
                if (clique.TrueForAll(t => t != type && Conflict(problem, t, type)))
                {
                    clique.Add(type);
                }
            }

            best = Math.Max(best, clique.Sum(t => Conflict(problem, t, t) ? problem.Counts[t] : 1));
        }

        return new PackingBound(best, "items of which no two fit together");
    }

    private static bool Conflict(PackingProblem problem, int a, int b)
    {
        ReadOnlySpan<long> first = problem.SizeOf(a);
        ReadOnlySpan<long> second = problem.SizeOf(b);
        for (int k = 0; k < first.Length; k++)
        {
            if (first[k] > problem.Capacity[k] - second[k])
            {
                return true;
            }
        }

        return false;
    }

    private static string NameOf(PackingProblem problem, string name, int resource) =>
        problem.Dimensions == 1 ? name : $"{name}, resource {resource + 1}";

    private static int CeilingOf(Int128 total, Int128 divisor) => (int)((total + divisor - 1) / divisor);
}
