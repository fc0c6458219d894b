using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Optimization.Packing;

/// <summary>Proto.</summary>
public sealed class PackingSolver
{
    /// <summary>Solve.</summary>
    public PackingResult Solve(PackingProblem problem, StoppingCriterion stop, CancellationToken cancellation)
    {
        var deadline = new PackingDeadline(stop.TimeLimit ?? TimeSpan.FromDays(1), cancellation);
        var best = new PackingBest(PackingBounds.Best(problem), deadline);
        var packings = new List<PackedBins>();
        foreach (PackingHeuristic h in PackingHeuristic.All)
        {
            PackedBins p = PackingConstruction.Pack(problem, h);
            packings.Add(p);
            best.Offer(p, h.Name);
            if (best.IsProven) break;
        }

        long priced = 0;
        if (!best.IsProven)
        {
            using var columns = new ColumnGeneration(problem, deadline);
            packings.ForEach(columns.Add);
            Relaxation root = columns.Relax([.. problem.Counts], best.Bins - 1);
            best.Offer(new PackingBound(root.Bound, "column generation"));
            if (Environment.GetEnvironmentVariable("PV") == "1")
                Console.Error.WriteLine($"  {problem.Name} root {root} priced {columns.Priced} cols {columns.Master.Patterns.Count} ub {best.Bins} {deadline.Elapsed.TotalSeconds:F2}s");
            var dive = new PackingDive(problem, columns, best);
            foreach ((int depth, int discrepancies) in new[] { (0, 0), (3, 2), (5, 4), (8, 6), (12, 9), (20, 12) })
            {
                if (best.IsProven || deadline.HasPassed) break;
                dive.Run(depth, discrepancies);
            if (Environment.GetEnvironmentVariable("PV") == "1")
                Console.Error.WriteLine($"  {problem.Name} dive {depth} {discrepancies} -> {best.Bins} lb {best.Bound} {deadline.Elapsed.TotalSeconds:F2}s");
            }
            priced = columns.Priced;
        }

        return new PackingResult { Best = best.Packing, StopReason = deadline.HasPassed ? StopReason.TimeLimit : StopReason.Completed, LowerBound = best.Bound.Bins, BoundName = best.Bound.Name, FoundBy = best.FoundBy, Iterations = priced, Elapsed = deadline.Elapsed };
    }
}
