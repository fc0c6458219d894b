using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// Knapsack in several resources by branch and bound, depth first. The bound merges the resources into one by weights that sum to 1
/// (a surrogate, improved by a few subgradient steps) and fills it greedily with those items that still fit, the last one in part
/// (Dantzig, 1957). Fast where a bin holds few items, whatever the number of types.
/// </summary>
internal sealed class BranchAndBoundPricing : IPatternPricing
{
    private const long WorkEach = 150;
    private readonly PackingProblem _problem;
    private readonly SurrogateKnapsack _surrogate;
    private readonly int _stride;
    private readonly List<int[]> _candidates = [];
    private readonly List<long[]> _rooms = [];
    private readonly List<int> _chosen = [];
    private readonly int[] _left;
    private readonly long[] _sizes;
    private readonly double[] _value;
    private readonly double[] _merged;
    private int[] _best = [];
    private double _bestValue;
    private long _work;

    /// <summary>Creates it.</summary>
    /// <param name="problem">The problem.</param>
    public BranchAndBoundPricing(PackingProblem problem)
    {
        _problem = problem;
        _stride = (problem.Dimensions + Vector256<long>.Count - 1) / Vector256<long>.Count * Vector256<long>.Count;
        _surrogate = new SurrogateKnapsack(problem);
        _left = new int[problem.TypeCount];
        _sizes = new long[problem.TypeCount * _stride];
        _value = new double[problem.TypeCount];
        _merged = new double[problem.TypeCount];
    }

    /// <inheritdoc/>
    public PricedPattern Find(double[] values, int[] left, long work)
    {
        (int[] order, double bound) = Prepare(values, left);
        if (order.Length == 0)
        {
            return new PricedPattern(null, 0, 0);
        }

        (_bestValue, _best, _work) = (0, [], work);
        Branch(0, order.Length, 0);
        return new PricedPattern(Pattern.Of(_best.Select(i => order[i])), _bestValue, _work > 0 ? _bestValue : Math.Max(_bestValue, bound));
    }

    /// <summary>For each item a good pattern of it and of items that are worth less for their size.</summary>
    /// <inheritdoc/>
    public PatternHarvest Harvest(double[] values, int[] left, double worth)
    {
        (int[] order, double bound) = Prepare(values, left);
        var found = new List<PricedPattern>();
        bool isComplete = true;
        double room = order.Length == 0 ? 0 : _surrogate.Of(RoomAt(0));
        for (int j = 0; j < order.Length; j++)
        {
            ReadOnlySpan<int> rest = CandidatesAt(0).AsSpan(j, order.Length - j);
            if (Fill(rest, room) < worth + SurrogateKnapsack.Tolerance)
            {
                break;
            }

            (_bestValue, _best, _work) = (worth, [], WorkEach);
            Choose(0, rest, 0);
            isComplete &= _work > 0;
            if (_best.Length > 0)
            {
                found.Add(new PricedPattern(Pattern.Of(_best.Select(i => order[i])), _bestValue, bound));
            }
        }

        double most = found.Count == 0 ? worth : found.Max(f => f.Value);
        return new PatternHarvest([.. found.OrderByDescending(f => f.Value).Select(f => f.Pattern!)], isComplete ? most : Math.Max(most, bound));
    }

    private (int[] Order, double Bound) Prepare(double[] values, int[] left)
    {
        (int[] order, double bound) = _surrogate.Prepare(values, left);
        for (int i = 0; i < order.Length; i++)
        {
            _left[i] = left[order[i]];
            _value[i] = values[order[i]];
            _merged[i] = _surrogate.MergedSizeOf(order[i]);
            _problem.SizeOf(order[i]).CopyTo(_sizes.AsSpan(i * _stride));
            CandidatesAt(0)[i] = i;
        }

        _chosen.Clear();
        _problem.Capacity.CopyTo(RoomAt(0));
        return (order, bound);
    }

    private void Branch(int depth, int count, double value)
    {
        if (value > _bestValue)
        {
            _bestValue = value;
            _best = [.. _chosen];
        }

        if (count == 0)
        {
            return;
        }

        int[] candidates = CandidatesAt(depth);
        double surrogateRoom = _surrogate.Of(RoomAt(depth));
        for (int j = 0; j < count && _work > 0; j++)
        {
            _work--;
            ReadOnlySpan<int> rest = candidates.AsSpan(j, count - j);
            if (value + Fill(rest, surrogateRoom) < _bestValue + SurrogateKnapsack.Tolerance)
            {
                return;
            }

            Choose(depth, rest, value);
        }
    }

    /// <summary>Takes the first of some candidates and branches on what still fits.</summary>
    private void Choose(int depth, ReadOnlySpan<int> candidates, double value)
    {
        int item = candidates[0];
        long[] next = RoomAt(depth + 1);
        Take(RoomAt(depth), item, next);
        _left[item]--;
        _chosen.Add(item);
        Branch(depth + 1, Filter(candidates, next, CandidatesAt(depth + 1)), value + _value[item]);
        _chosen.RemoveAt(_chosen.Count - 1);
        _left[item]++;
    }

    /// <summary>The most that candidates are worth in a room of a merged size, the last one in part.</summary>
    private double Fill(ReadOnlySpan<int> candidates, double room)
    {
        double value = 0;
        foreach (int item in candidates)
        {
            double whole = _merged[item] * _left[item];
            if (whole > room)
            {
                return value + _value[item] * (room / _merged[item]);
            }

            value += _value[item] * _left[item];
            room -= whole;
        }

        return value;
    }

    /// <summary>Keeps the candidates that fit. Sizes are padded by zeros to whole vectors.</summary>
    private int Filter(ReadOnlySpan<int> candidates, long[] room, int[] kept)
    {
        int count = 0;
        ReadOnlySpan<Vector256<long>> sizes = MemoryMarshal.Cast<long, Vector256<long>>(_sizes);
        ReadOnlySpan<Vector256<long>> rooms = MemoryMarshal.Cast<long, Vector256<long>>(room);
        foreach (int item in candidates)
        {
            int at = item * rooms.Length;
            int k = 0;
            while (k < rooms.Length && Vector256.LessThanOrEqualAll(sizes[at + k], rooms[k]))
            {
                k++;
            }

            kept[count] = item;
            count += k == rooms.Length && _left[item] > 0 ? 1 : 0;
        }

        return count;
    }

    private void Take(long[] room, int item, long[] next)
    {
        for (int k = 0; k < room.Length; k++)
        {
            next[k] = room[k] - _sizes[item * _stride + k];
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
            _rooms.Add(new long[_stride]);
        }

        return _rooms[depth];
    }
}
