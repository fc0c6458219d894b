using System.Collections.Immutable;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Placement.Reassignment.Search;

namespace PlacementLab.Placement.Solvers.LargeNeighbourhood;

/// <summary>
/// Neighbourhood search: a fixed number of workers anneal side by side over shifts, swaps, ejection chains and cycles of three
/// VMs, mostly between VMs of like usage, many of which send VMs home to free transient resources. Each stage of the run starts
/// all workers from the best so far. In the first long stages capacities are soft, at a price that grows until they hold; later
/// ones reheat the best, and now and then a few hosts are repaired exactly. The answer keeps every constraint. Where the start
/// already costs no more than the bound it is the answer. Anytime; under an iteration limit the same answer for a seed on any
/// number of threads. An iteration is a move evaluated. The bound is the largest of three: all hosts taken for one, the hosts
/// needed for each resource, and the VMs that have to leave each host. Sources: simulated annealing, Kirkpatrick, Gelatt and
/// Vecchi 1983, and for machine reassignment Portal, Ritt, Borba and Buriol 2016; ejection chains for it: Gavranović,
/// Buljubašić and Demirović 2012.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class LargeNeighbourhoodSolver(LargeNeighbourhoodOptions? options = null) : IPlacementSolver
{
    private readonly LargeNeighbourhoodOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "lns";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The problem's parts do not fit together, or a part is of a kind that the search cannot take.</exception>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        var compiler = FlatProblemCompiler.Of(problem);
        var clock = new SearchClock(stop with { IterationLimit = null }, cancellation);
        if (CapacityProof.Of(problem) is { } proof)
        {
            return NotFound(problem, StopReason.Completed, (double.NaN, "none"), clock.Elapsed) with { Status = SolveStatus.Infeasible, Conflict = [proof] };
        }

        Assignment? start = Start(problem, stop, seed, clock, cancellation);
        (FlatProblem flat, ImmutableArray<IPlacementConstraint> side) = compiler.At(start ?? AllOnOne(problem));
        (double Value, string Name) bound = LowerBound.Of(problem, flat);
        if (start is null)
        {
            return NotFound(problem, clock.Stopped ?? StopReason.Completed, bound, clock.Elapsed);
        }

        if (IsBest(problem, start, bound.Value))
        {
            return Found(problem, start, bound, clock);
        }

        var model = new SearchModel(flat);
        SideConstraints? Side() => side.IsEmpty ? null : new SideConstraints(problem, side, start);
        AnnealingWorker[] workers = [.. Enumerable.Range(0, _options.Workers).Select(w => new AnnealingWorker(model, Side(), seed, w))];
        var run = new SearchRun(model, workers, Budget(stop, clock), _options, bound.Value)
        {
            Repair = _options.Repair is { } repair ? new BarrierRepair(repair, problem, seed) : null,
        };
        StopReason reason = run.Go(cancellation);
        return Result(problem, run, bound) with { StopReason = reason, Elapsed = clock.Elapsed };
    }

    private Assignment? Start(PlacementProblem problem, StoppingCriterion stop, int seed, SearchClock clock, CancellationToken cancellation)
    {
        SolverResult[] built =
        [
            .. _options.Starts.Select(s => s.Solve(problem, new StoppingCriterion { TimeLimit = stop.TimeLimit / 2 }, seed, cancellation)).Where(r => r.Status is SolveStatus.Optimal or SolveStatus.Feasible),
        ];
        Assignment? best = built.MinBy(r => r.Cost)?.Best;

        // What is built from nothing is no worse only where there is nothing yet.
        Assignment? repaired = best is not null && !problem.Initial.HostOf.Any(h => h != Assignment.Unplaced) ? null : StartAssignment.Of(problem, clock);
        bool isRepairedBetter = repaired is not null && (best is null || problem.Objective.Cost(problem, repaired) <= problem.Objective.Cost(problem, best));
        return isRepairedBetter ? repaired : best;
    }

    private static Assignment AllOnOne(PlacementProblem problem) => new([.. new int[problem.VmCount]]);

    private static bool IsBest(PlacementProblem problem, Assignment start, double bound) =>
        problem.Objective.Cost(problem, start) <= bound && !problem.Constraints.Any(c => c.Violations(problem, start).Any());

    // What moves least may already be proven to cost least.
    private static SolverResult Found(PlacementProblem problem, Assignment start, (double Value, string Name) bound, SearchClock clock)
    {
        double cost = problem.Objective.Cost(problem, start);
        return NotFound(problem, StopReason.Completed, bound, clock.Elapsed) with
        {
            Best = start,
            Status = SolveStatus.Optimal,
            Cost = cost,
            Iterations = clock.Iterations,
            Trajectory = [new TrajectoryPoint(clock.Iterations, clock.Elapsed, cost)],
        };
    }

    private static SolverResult Result(PlacementProblem problem, SearchRun run, (double Value, string Name) bound)
    {
        AnnealingWorker worker = run.BestWorker;
        bool isFound = double.IsFinite(worker.BestCost);
        Assignment best = isFound ? new Assignment([.. worker.Best]) : problem.Initial;
        SolverResult result = NotFound(problem, StopReason.Completed, bound, run.Elapsed);
        double cost = isFound ? problem.Objective.Cost(problem, best) : double.NaN;
        return result with
        {
            Best = best,
            Status = !isFound ? SolveStatus.NoSolutionFound : cost <= bound.Value ? SolveStatus.Optimal : SolveStatus.Feasible,
            Cost = cost,
            Iterations = run.Iterations,
            Trajectory = run.Trajectory,
        };
    }

    private static SolverResult NotFound(PlacementProblem problem, StopReason reason, (double Value, string Name) bound, TimeSpan elapsed) => new()
    {
        Best = problem.Initial,
        Status = SolveStatus.NoSolutionFound,
        StopReason = reason,
        Cost = double.NaN,
        Bound = bound.Value,
        BoundName = bound.Name,
        Iterations = 0,
        Elapsed = elapsed,
    };

    // What the start has left of the time.
    private StoppingCriterion Budget(StoppingCriterion stop, SearchClock clock) => stop switch
    {
        { TimeLimit: null, IterationLimit: null } => stop with { IterationLimit = _options.DefaultIterations },
        { TimeLimit: { } limit } => stop with { TimeLimit = limit > clock.Elapsed ? limit - clock.Elapsed : TimeSpan.Zero },
        _ => stop,
    };
}
