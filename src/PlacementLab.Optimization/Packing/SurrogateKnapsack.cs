using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// The resources merged into one: Σ λ (size / capacity) ≤ 1 with weights λ that sum to 1. Its fractional optimum bounds the value of
/// every pattern. The weights go where the fractional optimum asks for more than there is, and are kept from call to call.
/// </summary>
internal sealed class SurrogateKnapsack
{
    /// <summary>Half of a step between values: bounds that are no further above the best are not above it.</summary>
    public const double Tolerance = CoveringDuals.Step / 2;

    private const int Steps = 12;
    private readonly PackingProblem _problem;
    private readonly double[] _share;
    private readonly double[] _merged;
    private readonly double[] _inverse;
    private double[] _weight;
    private double[] _values = [];

    public SurrogateKnapsack(PackingProblem problem)
    {
        _problem = problem;
        _inverse = [.. problem.Capacity.Select(c => 1.0 / Math.Max(1, c))];
        _share = new double[problem.TypeCount * problem.Dimensions];
        for (int i = 0; i < _share.Length; i++)
        {
            _share[i] = problem.Sizes[i] * _inverse[i % problem.Dimensions];
        }

        _merged = new double[problem.TypeCount];
        _weight = new double[problem.Dimensions];
        Array.Fill(_weight, 1.0 / problem.Dimensions);
    }

    /// <summary>Sets the values, improves the weights, and sorts the types by value per merged size.</summary>
    /// <returns>The types with value and items, and a bound on the value of all patterns.</returns>
    public (int[] Order, double Bound) Prepare(double[] values, int[] left)
    {
        _values = values;
        int[] types = [.. Enumerable.Range(0, values.Length).Where(t => values[t] > 0 && left[t] > 0)];
        double[] ratios = new double[types.Length];
        double[] used = new double[_problem.Dimensions];
        (double[] best, double bestBound) = (_weight, double.PositiveInfinity);
        for (int step = 0; step < (_problem.Dimensions == 1 ? 1 : Steps); step++)
        {
            Sort(types, ratios);
            double bound = FillAndCount(types, left, used);
            (best, bestBound) = bound < bestBound ? (_weight, bound) : (best, bestBound);
            _weight = Moved(_weight, used, 1.0 / (1 + step));
        }

        _weight = best;
        Sort(types, ratios);
        return (types, bestBound + Tolerance);
    }

    /// <summary>Merged size of a room.</summary>
    public double Of(long[] room)
    {
        double sum = 0;
        for (int k = 0; k < _weight.Length; k++)
        {
            sum += _weight[k] * (room[k] * _inverse[k]);
        }

        return sum;
    }

    /// <summary>Merged size of a type.</summary>
    public double MergedSizeOf(int type) => _merged[type];

    private double FillAndCount(int[] types, int[] left, double[] used)
    {
        Array.Clear(used);
        (double value, double room) = (0, 1);
        foreach (int type in types)
        {
            double count = _merged[type] * left[type] > room ? room / _merged[type] : left[type];
            value += _values[type] * count;
            room -= _merged[type] * count;
            for (int k = 0; k < used.Length; k++)
            {
                used[k] += _share[type * used.Length + k] * count;
            }

            if (room <= 0)
            {
                break;
            }
        }

        return value;
    }

    private void Sort(int[] types, double[] ratios)
    {
        int dimensions = _problem.Dimensions;
        for (int i = 0; i < types.Length; i++)
        {
            double merged = 0;
            for (int k = 0; k < dimensions; k++)
            {
                merged += _weight[k] * _share[types[i] * dimensions + k];
            }

            _merged[types[i]] = merged;
            ratios[i] = -_values[types[i]] / Math.Max(merged, 1e-12);
        }

        Array.Sort(ratios, types);
    }

    private static double[] Moved(double[] weight, double[] used, double step)
    {
        double[] moved = new double[weight.Length];
        for (int k = 0; k < weight.Length; k++)
        {
            moved[k] = Math.Max(weight[k], 1e-4) * Math.Exp(step * Math.Clamp(used[k] - 1, -1, 1));
        }

        double sum = moved.Sum();
        for (int k = 0; k < moved.Length; k++)
        {
            moved[k] /= sum;
        }

        return moved;
    }
}
