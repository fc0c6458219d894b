namespace PlacementLab.Placement.Packing;

/// <summary>Packs items into as few bins as possible. The same problem, seed and iteration limit give the same answer.</summary>
public interface IPackingSolver
{
    /// <summary>Name for tables and records.</summary>
    string Name { get; }

    /// <summary>Solves a problem. There always is an answer, however short the time.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="stop">When to stop; a proven optimum ends the run before.</param>
    /// <param name="seed">Seed of all random draws.</param>
    /// <param name="cancellation">Stops early with the best so far.</param>
    PackingResult Solve(PackingProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation);
}
