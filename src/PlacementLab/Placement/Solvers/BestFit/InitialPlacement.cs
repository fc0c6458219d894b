namespace PlacementLab.Placement.Solvers.BestFit;

/// <summary>Places a whole fleet that is on no host yet.</summary>
public static class InitialPlacement
{
    /// <summary>
    /// Power-aware best fit decreasing from nothing. Where the problem says VMs are now is ignored, so constraints that compare
    /// with it ask for full compliance.
    /// </summary>
    /// <param name="problem">VMs, hosts and constraints; any initial assignment, such as <see cref="Assignment.AllUnplaced"/>.</param>
    /// <returns>A result whose best assignment is complete, or that says that none was found.</returns>
    public static SolverResult BestFit(PlacementProblem problem) => new PowerAwareBestFitDecreasingSolver().Solve(
        problem with { Initial = Assignment.AllUnplaced(problem.VmCount) }, new StoppingCriterion(), seed: 0, CancellationToken.None);
}
