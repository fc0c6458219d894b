using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Balance: each host pays for load above the fleet's mean CPU utilisation ū = Σ usage / Σ capacity. With u = load / capacity
/// the cost is (u − ū)² at u = ū, ū + 0.1, ū + 0.2, … ū + 2, linear in between and beyond, 0 below ū: convex, so moving load
/// from a fuller to an emptier host of the same size never costs more. ū is that of all VMs and hosts, so it does not change
/// while VMs move.
/// </summary>
public sealed class BalanceTerm : IHostCostTerm
{
    private const double Step = 0.1;
    private const int Steps = 20;

    /// <inheritdoc/>
    public string Name => "balance";

    /// <inheritdoc/>
    public ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem)
    {
        double mean = (double)problem.Usage.Sum(u => u.CpuMips) / problem.Capacity.Sum(c => c.CpuMips);
        return LoadCurveBuilder.Shared(problem, host => problem.Capacity[host].CpuMips, capacity => Curve(mean, capacity));
    }

    /// <summary>The cost by the formula.</summary>
    /// <param name="excess">Utilisation above the mean, u − ū; at most 0 below it.</param>
    internal static double CostAt(double excess)
    {
        if (excess <= 0)
        {
            return 0;
        }

        int step = Math.Min((int)(excess / Step), Steps - 1);
        return Square(step) + (SlopeOf(step) * (excess - (step * Step)));
    }

    private static double Square(int step) => step * Step * step * Step;

    private static double SlopeOf(int step) => (Square(step + 1) - Square(step)) / Step;

    private static LoadCurve Curve(double mean, long capacityMips)
    {
        var starts = new List<(long From, double CostAtFrom, double Slope)>();
        for (int step = 0; step < Steps; step++)
        {
            long from = Math.Max(1, (long)Math.Ceiling((mean + (step * Step)) * capacityMips));
            if (starts.Count > 0 && starts[^1].From == from)
            {
                starts.RemoveAt(starts.Count - 1);
            }

            starts.Add((from, CostAt(((double)from / capacityMips) - mean), SlopeOf(step) / capacityMips));
        }

        return LoadCurveBuilder.OffAtZero(starts);
    }
}
