using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>
/// The strongest packing solver here, cheap things first: bounds and constructive heuristics; a short local search; the covering
/// relaxation by column generation, whose bound is nearly always the optimum or one below; diving with more and more further choices;
/// and the local search for the rest of the time. Stops at a proven optimum.
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class PackingSolver(PackingOptions? options = null) : IPackingSolver
{
    private readonly PackingOptions _options = options ?? new PackingOptions();

    /// <inheritdoc/>
    public string Name => "column generation";

    /// <inheritdoc/>
    public PackingResult Solve(PackingProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        var record = new PackingRecord(problem);
        var deadline = new PackingDeadline(record, stop, cancellation);
        record.Offer(PackingBounds.Best(problem));
        ImmutableArray<PackedBins> packings = record.OfferHeuristics(problem, () => !deadline.HasPassed);
        if (!record.IsProven)
        {
            long shortRun = Math.Min(stop.IterationLimit ?? long.MaxValue, record.Iterations + _options.FirstMoves);
            LocalPackingSolver.Improve(problem, record, stop with { IterationLimit = shortRun }, seed, cancellation);
        }

        if (!record.IsProven && !deadline.HasPassed)
        {
            GenerateColumns(problem, record, deadline, [.. packings, record.Best]);
        }

        if (!record.IsProven && !deadline.HasPassed)
        {
            LocalPackingSolver.Improve(problem, record, Last(stop, record), seed, cancellation);
        }

        return record.Result(record.IsProven ? StopReason.Completed : deadline.Reason);
    }

    private void GenerateColumns(PackingProblem problem, PackingRecord record, PackingDeadline deadline, ImmutableArray<PackedBins> packings)
    {
        using var columns = new ColumnGeneration(problem, record, deadline);
        foreach (PackedBins packing in packings)
        {
            columns.Add(packing);
        }

        int[] all = [.. problem.Counts];
        Relaxation root = columns.Relax(all, record.Best.Count - 1);
        record.Offer(new PackingBound(root.Bound, "column generation"));
        var dive = new PackingDive(problem, columns, record);
        foreach ((int depth, int discrepancies) in _options.Dives)
        {
            if (record.IsProven || deadline.HasPassed)
            {
                return;
            }

            dive.Run(depth, discrepancies);
        }
    }

    private StoppingCriterion Last(StoppingCriterion stop, PackingRecord record) =>
        stop.IterationLimit is null ? stop with { IterationLimit = record.Iterations + _options.LastMoves } : stop;
}
