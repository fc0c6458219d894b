using PlacementLab.Infrastructure;

namespace PlacementLab.Placement.Solvers.BestFit;

/// <summary>
/// Power-aware best fit decreasing: the VMs by falling CPU, each on the host whose power rises least, P(after) − P(before) by
/// its power curve, where a host without VMs takes nothing before; of equals the lowest index (Beloglazov and Buyya,
/// <i>Optimal online deterministic algorithms and adaptive heuristics …</i>, 2012). It ignores the objective and the seed.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class PowerAwareBestFitDecreasingSolver(PowerAwareBestFitDecreasingOptions? options = null) : IPlacementSolver
{
    /// <inheritdoc/>
    public string Name => "power-aware-best-fit-decreasing";

    /// <inheritdoc/>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        return new DecreasingFit(LeastIncrease).Solve(problem, options?.FreeVms, new SearchClock(stop, cancellation));
    }

    private static int LeastIncrease(SearchState state, SearchClock clock, int vm)
    {
        int best = Assignment.Unplaced;
        double least = double.PositiveInfinity;
        for (int host = 0; host < state.Problem.HostCount && clock.Tick(); host++)
        {
            double increase = IncreaseWatts(state, vm, host);
            if (increase < least && state.Allows(vm, host))
            {
                (best, least) = (host, increase);
            }
        }

        return best;
    }

    private static double IncreaseWatts(SearchState state, int vm, int host)
    {
        PowerCurve power = state.Problem.Datacenter.Hosts[host].Type.PowerCurve;
        double capacity = state.Capacity(host, ResourceSpace.Cpu);
        long load = state.Used(host, ResourceSpace.Cpu);
        double before = state.VmCount(host) == 0 ? 0 : power.At(load / capacity).Watts;
        return power.At((load + state.Usage(vm, ResourceSpace.Cpu)) / capacity).Watts - before;
    }
}
