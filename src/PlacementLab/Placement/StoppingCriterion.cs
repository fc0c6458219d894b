namespace PlacementLab.Placement;

/// <summary>When a solver stops; the first bound reached counts. Only the time limit makes an answer depend on the machine.</summary>
public sealed record StoppingCriterion
{
    /// <summary>Elapsed time, if bounded. Answers under it are not promised to repeat.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Iterations of a local search, if bounded.</summary>
    public long? IterationLimit { get; init; }

    /// <summary>Deterministic work units of an exact solver (about seconds on a common core), if bounded.</summary>
    public double? DeterministicTimeLimit { get; init; }
}
