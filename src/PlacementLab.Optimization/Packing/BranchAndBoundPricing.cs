using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Knapsack in several resources by branch and bound, depth first. The bound merges the resources into one by weights that sum to 1
/// (a surrogate, improved by a few subgradient steps) and fills it greedily with those items that still fit, the last one in part
/// (Dantzig, 1957). Fast where a bin holds few items, whatever the number of types.
/// </summary>
internal sealed class BranchAndBoundPricing : IPatternPricing
{
    private readonly PackingProblem _problem;
    private readonly SurrogateKnapsack _surrogate;
    private readonly List<int[]> _candidates = [];
    private readonly List<long[]> _rooms = [];
    private readonly List<int> _chosen = [];
    private readonly int[] _left;
    private int[] _best = [];
    private double _bestValue;
    private double[] _values = [];
    private long _work;

    /// <summary>Creates it.</summary>
    /// <param name="problem">The problem.</param>
    public BranchAndBoundPricing(PackingProblem problem)
    {
        _problem = problem;
        _surrogate = new SurrogateKnapsack(problem);
        _left = new int[problem.TypeCount];
    }

    /// <inheritdoc/>
    public PricedPattern Find(double[] values, int[] left, long work)
    {
        _values = values;
        left.CopyTo(_left, 0);
        (int[] order, double bound) = _surrogate.Prepare(values, left);
        if (order.Length == 0)
        {
            return new PricedPattern(null, 0, 0);
        }

        (_bestValue, _best, _work) = (0, [], work);
        _chosen.Clear();
        order.CopyTo(CandidatesAt(0), 0);
        _problem.Capacity.CopyTo(RoomAt(0));
        Branch(0, order.Length, 0);
        return new PricedPattern(Pattern.Of(_best), _bestValue, _work > 0 ? _bestValue : Math.Max(_bestValue, bound));
    }

    private void Branch(int depth, int count, double value)
    {
        if (value > _bestValue)
        {
            _bestValue = value;
            _best = [.. _chosen];
        }

        int[] candidates = CandidatesAt(depth);
        long[] room = RoomAt(depth);
        double surrogateRoom = _surrogate.Of(room);
        for (int j = 0; j < count && _work > 0; j++)
        {
            _work--;
            if (value + _surrogate.Fill(candidates.AsSpan(j, count - j), _left, surrogateRoom) < _bestValue + SurrogateKnapsack.Tolerance)
            {
                return;
            }

            int type = candidates[j];
            long[] next = RoomAt(depth + 1);
            Take(room, _problem.SizeOf(type), next);
            _left[type]--;
            _chosen.Add(type);
            Branch(depth + 1, Filter(candidates.AsSpan(j, count - j), next, CandidatesAt(depth + 1)), value + _values[type]);
            _chosen.RemoveAt(_chosen.Count - 1);
            _left[type]++;
        }
    }

    private int Filter(ReadOnlySpan<int> candidates, long[] room, int[] kept)
    {
        int count = 0;
        int dimensions = room.Length;
        ReadOnlySpan<long> sizes = _problem.Sizes;
        foreach (int type in candidates)
        {
            if (_left[type] == 0)
            {
                continue;
            }

            int at = type * dimensions;
            int k = 0;
            while (k < dimensions && sizes[at + k] <= room[k])
            {
                k++;
            }

            if (k == dimensions)
            {
                kept[count++] = type;
            }
        }

        return count;
    }

    private static void Take(long[] room, ReadOnlySpan<long> size, long[] next)
    {
        for (int k = 0; k < room.Length; k++)
        {
            next[k] = room[k] - size[k];
        }
    }

    private int[] CandidatesAt(int depth)
    {
        while (_candidates.Count <= depth)
        {
            _candidates.Add(new int[_problem.TypeCount]);
        }

        return _candidates[depth];
    }

    private long[] RoomAt(int depth)
    {
        while (_rooms.Count <= depth)
        {
            _rooms.Add(new long[_problem.Dimensions]);
        }

        return _rooms[depth];
    }
}
