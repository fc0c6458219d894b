namespace PlacementLab.Placement.Solvers.FirstFit;

/// <summary>
/// First fit decreasing: the VMs by falling CPU, each on the host of lowest index that allows it (Johnson, <i>Near-optimal bin
/// packing algorithms</i>, 1973, taken over to several resources and to constraints). It ignores the objective and the seed.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class FirstFitDecreasingSolver(FirstFitDecreasingOptions? options = null) : IPlacementSolver
{
    /// <inheritdoc/>
    public string Name => "first-fit-decreasing";

    /// <inheritdoc/>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        return new DecreasingFit(FirstHost).Solve(problem, options?.FreeVms, new SearchClock(stop, cancellation));
    }

    private static int FirstHost(SearchState state, SearchClock clock, int vm)
    {
        for (int host = 0; host < state.Problem.HostCount && clock.Tick(); host++)
        {
            if (state.Allows(vm, host))
            {
                return host;
            }
        }

        return Assignment.Unplaced;
    }
}
