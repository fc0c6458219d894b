using PlacementLab.Placement.Solvers;

namespace PlacementLab.Placement.Packing;

/// <summary>
/// Constructive heuristics, then a local search that empties bin after bin (an ejection pool with rising penalties: Nagata and Bräysy,
/// 2009). Needs no package. The bound is the best of <see cref="PackingBounds"/>.
/// </summary>
public sealed class LocalPackingSolver : IPackingSolver
{
    /// <inheritdoc/>
    public string Name => "bin elimination";

    /// <inheritdoc/>
    public PackingResult Solve(PackingProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        var record = new PackingRecord(problem);
        record.Offer(PackingBounds.Best(problem));
        bool GoesOn() => !cancellation.IsCancellationRequested && !(record.Elapsed >= stop.TimeLimit);
        record.OfferHeuristics(problem, GoesOn);
        StopReason reason = Improve(problem, record, stop, seed, cancellation);
        return record.Result(record.IsProven ? StopReason.Completed : reason);
    }

    /// <summary>Improves a run's best packing by the local search until the bound is reached or the run has to stop.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="record">The run; its iterations count towards the limit.</param>
    /// <param name="stop">When to stop, counted from the beginning of the run.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <returns>Why it stopped.</returns>
    public static StopReason Improve(PackingProblem problem, PackingRecord record, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        StoppingCriterion left = stop with
        {
            TimeLimit = stop.TimeLimit is { } time ? time - record.Elapsed : null,
            IterationLimit = stop.IterationLimit is { } limit ? Math.Max(0, limit - record.Iterations) : null,
        };
        var clock = new SearchClock(left, cancellation);
        var search = new BinElimination(problem, clock, seed);
        while (!record.IsProven && record.Best.Count > 1)
        {
            long before = clock.Iterations;
            PackedBins? better = search.Run(record.Best);
            record.Count(clock.Iterations - before);
            if (better is null)
            {
                return clock.Stopped ?? StopReason.Completed;
            }

            record.Offer(better, "bin elimination");
        }

        return StopReason.Completed;
    }
}
