using System.Collections.Immutable;
using PlacementLab.Demand;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Predicted overload: P(overload | load / capacity) · penalty for each host that is on, the probability from a table that a
/// fitted model implies. The load is the sum of the VMs' forecast CPU, so the cost is a staircase over whole loads.
/// </summary>
public sealed class PredictedOverloadTerm : IHostCostTerm
{
    /// <summary>Creates the term.</summary>
    /// <param name="tables">One table per host; hosts of a kind may share one instance.</param>
    /// <param name="penalty">Cost of one overload in the unit of the objective, at least 0.</param>
    /// <exception cref="ArgumentException">A bin is not above zero wide, a probability is not from 0 to 1, or the penalty is negative.</exception>
    public PredictedOverloadTerm(ImmutableArray<OverloadPenaltyTable> tables, double penalty)
    {
        bool valid = tables.Distinct().All(t => t.BinWidth > 0 && !t.Probability.IsDefaultOrEmpty && t.Probability.All(p => p is >= 0 and <= 1));
        Tables = valid ? tables : throw new ArgumentException("Bins must be wider than 0 and probabilities from 0 to 1.", nameof(tables));
        Penalty = penalty >= 0 && double.IsFinite(penalty) ? penalty : throw new ArgumentOutOfRangeException(nameof(penalty));
    }

    /// <inheritdoc/>
    public string Name => "predicted overload";

    /// <summary>One table per host.</summary>
    public ImmutableArray<OverloadPenaltyTable> Tables { get; }

    /// <summary>Cost of one overload in the unit of the objective.</summary>
    public double Penalty { get; }

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">There is not one table per host.</exception>
    public ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem)
    {
        if (Tables.Length != problem.HostCount)
        {
            throw new InvalidInputException(
                "PredictedOverloadTerm.Tables", $"{Tables.Length} tables", $"{problem.HostCount}, one per host", "Give each host a table.");
        }

        return LoadCurveBuilder.Shared(
            problem, host => (Tables[host], problem.Capacity[host].CpuMips), kind => Curve(kind.Item1, kind.CpuMips));
    }

    private LoadCurve Curve(OverloadPenaltyTable table, long capacityMips)
    {
        var starts = new List<(long From, double CostAtFrom, double Slope)> { (1, Penalty * table.At(1.0 / capacityMips), 0) };
        for (int bin = 1; bin < table.Probability.Length; bin++)
        {
            long from = FirstLoadOf(bin, table, capacityMips);
            if (from > starts[^1].From)
            {
                starts.Add((from, Penalty * table.At((double)from / capacityMips), 0));
            }
        }

        return LoadCurveBuilder.OffAtZero(starts);
    }

    // The first whole load that the table puts into the bin: rounding may shift it by one from bin·width·capacity.
    private static long FirstLoadOf(int bin, OverloadPenaltyTable table, long capacityMips)
    {
        int BinOf(long load) => (int)((double)load / capacityMips / table.BinWidth);
        long from = Math.Max(1, (long)(bin * table.BinWidth * capacityMips));
        while (from > 1 && BinOf(from - 1) >= bin)
        {
            from--;
        }

        while (BinOf(from) < bin)
        {
            from++;
        }

        return from;
    }
}
