using PlacementLab.Demand;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Checking;

/// <summary>What the CPU load of hosts costs, host by host; a host without load is off and costs nothing.</summary>
internal static class HostTermCosts
{
    public static double Of(IHostCostTerm term, PlacementProblem problem, long[] cpu)
    {
        Func<int, double, double> ofHost = term switch
        {
            EnergyTerm energy => (host, load) => KilowattHours(problem, host, load, energy.Duration) * energy.PricePerKwh,
            PredictedOverloadTerm overload => (host, load) => overload.Penalty * Probability(overload.Tables[host], load),
            BalanceTerm => (_, load) => SquareAbove(load - Mean(problem)),
            HostCountTerm => (_, _) => 1,
            _ => throw new ArgumentException($"Term \"{term.Name}\" ({term.GetType().Name}) has no check.", nameof(term)),
        };
        double sum = 0;
        for (int host = 0; host < cpu.Length; host++)
        {
            sum += cpu[host] == 0 ? 0 : ofHost(host, (double)cpu[host] / problem.Capacity[host].CpuMips);
        }

        return sum;
    }

    private static double Mean(PlacementProblem problem) =>
        (double)problem.Usage.Sum(u => u.CpuMips) / problem.Capacity.Sum(c => c.CpuMips);

    private static double KilowattHours(PlacementProblem problem, int host, double load, TimeSpan duration)
    {
        IReadOnlyList<double> watts = problem.Datacenter.Hosts[host].Type.PowerCurve.Watts;
        double position = Math.Min(load, 1) * (watts.Count - 1);
        int below = Math.Min((int)Math.Floor(position), watts.Count - 2);
        double share = position - below;
        return ((watts[below] * (1 - share)) + (watts[below + 1] * share)) * duration.TotalHours / 1000;
    }

    private static double Probability(OverloadPenaltyTable table, double load) =>
        table.Probability[Math.Min((int)Math.Floor(load / table.BinWidth), table.Probability.Length - 1)];

    // e² at e = 0, 0.1, … 2, linear in between and beyond, 0 below.
    private static double SquareAbove(double excess)
    {
        double tenth = Math.Clamp(Math.Floor(excess * 10), 0, 19) / 10;
        double next = tenth + 0.1;
        return excess <= 0 ? 0 : (tenth * tenth) + ((next + tenth) * (excess - tenth));
    }
}
