namespace PlacementLab.Placement.Packing;

/// <summary>Sizes as shares of the capacity, the weights of the resources, and the scores that heuristics make of them.</summary>
internal sealed class ItemShares
{
    private readonly double[] _share;
    private readonly double[] _weight;

    public ItemShares(PackingProblem problem)
    {
        Problem = problem;
        int dimensions = problem.Dimensions;
        _share = new double[problem.TypeCount * dimensions];
        _weight = new double[dimensions];
        for (int i = 0; i < _share.Length; i++)
        {
            _share[i] = problem.Sizes[i] / (double)Math.Max(1, problem.Capacity[i % dimensions]);
            _weight[i % dimensions] += _share[i] * problem.Counts[i / dimensions];
        }

        double total = Math.Max(_weight.Sum(), double.Epsilon);
        for (int k = 0; k < dimensions; k++)
        {
            _weight[k] /= total;
        }
    }

    public PackingProblem Problem { get; }

    /// <summary>Weight of each resource; they sum to 1.</summary>
    public ReadOnlySpan<double> Weights => _weight;

    /// <summary>Shares of a type.</summary>
    public ReadOnlySpan<double> Of(int type) => _share.AsSpan(type * Problem.Dimensions, Problem.Dimensions);

    /// <summary>The types with items, the largest first; ties by index.</summary>
    public int[] Decreasing(PackingOrder order, int[] counts) =>
        [.. Enumerable.Range(0, Problem.TypeCount).Where(t => counts[t] > 0).OrderByDescending(t => Measure(order, t))];

    /// <summary>Score of a type that fits in the room; higher is better.</summary>
    public double Score(PackingFit fit, int type, ReadOnlySpan<long> room)
    {
        (double dot, double left, double squares, double roomNorm, double itemNorm) = (0, 0, 0, 0, 0);
        ReadOnlySpan<double> share = Of(type);
        for (int k = 0; k < share.Length; k++)
        {
            double free = room[k] / (double)Math.Max(1, Problem.Capacity[k]);
            dot += _weight[k] * free * share[k];
            left += _weight[k] * (free - share[k]);
            squares += _weight[k] * (free - share[k]) * (free - share[k]);
            roomNorm += _weight[k] * free * free;
            itemNorm += _weight[k] * share[k] * share[k];
        }

        return fit switch
        {
            PackingFit.DotProduct => dot,
            PackingFit.L2Norm => -squares,
            PackingFit.Cosine => dot / Math.Sqrt(Math.Max(roomNorm * itemNorm, double.Epsilon)),
            _ => -left,
        };
    }

    private double Measure(PackingOrder order, int type)
    {
        (double sum, double max, double weighted) = (0, 0, 0);
        ReadOnlySpan<double> share = Of(type);
        for (int k = 0; k < share.Length; k++)
        {
            sum += share[k];
            max = Math.Max(max, share[k]);
            weighted += _weight[k] * share[k];
        }

        return order switch { PackingOrder.Sum => sum, PackingOrder.Max => max, _ => weighted };
    }
}
