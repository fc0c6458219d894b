using System.Collections.Immutable;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Placement.Solvers.VectorFit;

namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>
/// For fleets of 10⁵ hosts: splits the hosts into parts by what constraints tie together and by size, solves the parts side by side and
/// puts the answers together; what a part could not place is placed in the whole. Under an iteration limit, of which each part has a
/// share by its VMs, the answer is the same on any number of threads. Custom constraints tie everything together.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class PartitionedSolver(PartitionedOptions? options = null) : IPlacementSolver
{
    private readonly PartitionedOptions _options = options ?? new();

    /// <inheritdoc/>
    public string Name => "partitioned";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The problem's parts do not fit together, or a part is of a kind that the inner solver cannot take.</exception>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        var clock = new SearchClock(stop with { IterationLimit = null }, cancellation);
        ImmutableArray<(int[] Hosts, int[] Vms)> parts = Partition.Of(problem, _options.HostsPerPart);
        int[] hostOf = [.. Enumerable.Repeat(Assignment.Unplaced, problem.VmCount)];
        long iterations = SolveParts(new PartProblem(problem, parts), parts, (stop, seed), (hostOf, clock), cancellation);
        Assignment merged = new([.. hostOf]);
        bool holds = merged.IsComplete && !problem.Constraints.Any(c => c.Violations(problem, merged).Any());
        Assignment? found = holds ? merged : StartAssignment.From(problem, merged, new SearchClock(new StoppingCriterion(), cancellation));
        bool isFeasible = holds || (found is not null && !problem.Constraints.Any(c => c.Violations(problem, found).Any()));
        Assignment best = isFeasible ? found! : problem.Initial;
        double cost = best.IsComplete ? problem.Objective.Cost(problem, best) : double.NaN;
        return new SolverResult
        {
            Best = best,
            Status = isFeasible ? SolveStatus.Feasible : SolveStatus.NoSolutionFound,
            StopReason = cancellation.IsCancellationRequested ? StopReason.Cancelled
                : stop.TimeLimit is not null ? StopReason.TimeLimit : stop.IterationLimit is not null ? StopReason.IterationLimit : StopReason.Completed,
            Cost = cost,
            Iterations = iterations,
            Elapsed = clock.Elapsed,
            Trajectory = isFeasible ? [new TrajectoryPoint(iterations, clock.Elapsed, cost)] : [],
        };
    }

    private long SolveParts(
        PartProblem cut, ImmutableArray<(int[] Hosts, int[] Vms)> parts, (StoppingCriterion Stop, int Seed) how, (int[] HostOf, SearchClock Clock) run,
        CancellationToken cancellation)
    {
        IPlacementSolver inner = _options.Inner ?? UsualInner();
        int[] order = [.. Enumerable.Range(0, parts.Length).Where(p => parts[p].Vms.Length > 0).OrderByDescending(p => parts[p].Vms.Length).ThenBy(p => p)];
        var told = new Lock();
        (long iterations, int done) = (0, 0);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads };
        _ = Parallel.ForEach(System.Collections.Concurrent.Partitioner.Create(order, loadBalance: true), parallel, part =>
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            StoppingCriterion stop = StopOf(how.Stop, parts[part].Vms.Length, run.HostOf.Length, Remaining(how.Stop, run.Clock, order.Length - Volatile.Read(ref done)));
            SolverResult result = inner.Solve(cut.Of(part), stop, unchecked(how.Seed + part), cancellation);
            if (result.Status is SolveStatus.Optimal or SolveStatus.Feasible)
            {
                for (int vm = 0; vm < parts[part].Vms.Length; vm++)
                {
                    run.HostOf[parts[part].Vms[vm]] = parts[part].Hosts[result.Best[vm]];
                }
            }

            lock (told)
            {
                iterations += result.Iterations;
                done++;
                _options.OnProgress?.Invoke(new SearchProgress((double)done / order.Length, run.Clock.Elapsed, iterations, null, double.NaN));
            }
        });
        return iterations;
    }

    // Parts take turns on the threads: what is left of the time, divided among the turns that are left.
    private TimeSpan? Remaining(StoppingCriterion stop, SearchClock clock, int left)
    {
        const double ShareOfParts = 0.85;
        int turns = (left + _options.Threads - 1) / _options.Threads;
        return stop.TimeLimit is { } limit ? TimeSpan.FromTicks(Math.Max(0, (long)(((ShareOfParts * limit) - clock.Elapsed).Ticks / (double)Math.Max(1, turns)))) : null;
    }

    private static StoppingCriterion StopOf(StoppingCriterion stop, int vms, int all, TimeSpan? time) => stop with
    {
        TimeLimit = time,
        IterationLimit = stop.IterationLimit is { } limit ? (long)((Int128)limit * vms / all) : null,
    };

    private static LargeNeighbourhoodSolver UsualInner() => new(new LargeNeighbourhoodOptions
    {
        Workers = 1,
        Starts = [new VectorFitSolver(VectorFitRule.Cosine), new VectorFitSolver(VectorFitRule.BestFit)],
    });
}
