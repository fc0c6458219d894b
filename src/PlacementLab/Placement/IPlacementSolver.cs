namespace PlacementLab.Placement;

/// <summary>Looks for a good assignment. Implementations keep no state between calls.</summary>
public interface IPlacementSolver
{
    /// <summary>Name as printed and as written in specifications.</summary>
    string Name { get; }

    /// <summary>Solves a problem. Same problem, criterion and seed: same answer, unless a time limit stopped it.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="stop">When to stop.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="cancellation">Stops early with the best so far.</param>
    SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation);
}
