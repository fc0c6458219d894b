using PlacementLab.Placement.Reassignment.Search;

namespace PlacementLab.Placement.Reassignment;

/// <summary>
/// Neighbourhood search for reassignment: a fixed number of workers anneal side by side over shifts, swaps, ejection chains and
/// cycles of three VMs, mostly between VMs of like usage, many of which send VMs home to free transient resources. Each stage of
/// the run starts all workers from the best so far. In the first long stages capacities are soft, at a price that grows until
/// they hold; later ones reheat the best; the answer keeps every constraint. Anytime; under an iteration limit the same answer for a seed on any number of threads. An iteration is a move
/// evaluated. The bound is <see cref="AggregateBound"/>. Sources: simulated annealing, Kirkpatrick, Gelatt and Vecchi 1983, and
/// for this problem Portal, Ritt, Borba and Buriol 2016; ejection chains for it: Gavranović, Buljubašić and Demirović 2012.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class ReassignmentSearch(ReassignmentSearchOptions? options = null)
{
    private readonly ReassignmentSearchOptions _options = options ?? new();

    /// <summary>Name as printed.</summary>
    public string Name => "lns";

    /// <summary>Looks for an assignment of little cost.</summary>
    /// <param name="problem">The problem; validated first.</param>
    /// <param name="stop">When to stop: time or iteration limit.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="cancellation">Stops early with the best so far.</param>
    /// <returns>
    /// The best assignment with its cost, the bound and the trajectory; status NoSolutionFound with the initial assignment where
    /// that breaks a constraint and no assignment that keeps all was found.
    /// </returns>
    /// <exception cref="InvalidInputException">The problem's parts do not fit together, or its amounts are too large.</exception>
    public SolverResult Solve(ReassignmentProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        var model = new SearchModel(problem);
        AnnealingWorker[] workers = [.. Enumerable.Range(0, _options.Workers).Select(w => new AnnealingWorker(model, seed, w))];
        var run = new SearchRun(model, workers, Budget(stop), _options);
        StopReason reason = run.Go(cancellation);
        AnnealingWorker best = run.BestWorker;
        bool isFound = best.BestCost < long.MaxValue;
        ReassignmentCost bound = AggregateBound.Of(problem);
        return new SolverResult
        {
            Best = isFound ? new Assignment([.. best.Best]) : problem.Initial,
            Status = !isFound ? SolveStatus.NoSolutionFound : best.BestCost == bound.Total ? SolveStatus.Optimal : SolveStatus.Feasible,
            StopReason = reason,
            Cost = isFound ? best.BestCost : double.NaN,
            Bound = bound.Total,
            BoundName = AggregateBound.Name,
            Iterations = run.Iterations,
            Elapsed = run.Elapsed,
            Trajectory = run.Trajectory,
        };
    }

    private StoppingCriterion Budget(StoppingCriterion stop) => stop.TimeLimit is null && stop.IterationLimit is null
        ? stop with { IterationLimit = _options.DefaultIterations }
        : stop;
}
