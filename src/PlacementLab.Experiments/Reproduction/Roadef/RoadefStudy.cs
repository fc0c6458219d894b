using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Checking;
using PlacementLab.Experiments.Reproduction.Instances;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Traces.Roadef;

namespace PlacementLab.Experiments.Reproduction.Roadef;

/// <summary>Machine reassignment of the ROADEF/EURO challenge 2012, a time limit an instance, every answer judged by the independent checker.</summary>
/// <param name="instances">Names of the instances.</param>
/// <param name="stop">When to stop each.</param>
/// <param name="threads">Threads of the solver.</param>
/// <param name="seed">Seed.</param>
public sealed class RoadefStudy(ImmutableArray<string> instances, StoppingCriterion stop, int threads, int seed) : IInstanceStudy<RoadefRow>
{
    private const int MostPoints = 400;

    /// <inheritdoc/>
    public ImmutableArray<string> Instances => instances;

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture, $"time {stop.TimeLimit?.TotalSeconds} s, iterations {stop.IterationLimit}, threads {threads}, seed {seed}");

    /// <inheritdoc/>
    public RoadefRow Solve(string instance, CancellationToken cancellation)
    {
        PlacementProblem problem = RoadefInstanceFile.Read(RoadefDataset.ModelOf(instance), RoadefDataset.InitialOf(instance));
        var solver = new LargeNeighbourhoodSolver(new LargeNeighbourhoodOptions { Threads = threads });
        SolverResult result = solver.Solve(problem, stop, seed, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new RoadefRow(
            instance, problem.VmCount, problem.HostCount, ObjectiveChecker.Check(problem, problem.Initial).Sum(t => t.Cost),
            ObjectiveChecker.Check(problem, result.Best).Sum(t => t.Cost), AssignmentChecker.Check(problem, result.Best).Length,
            result.Bound, result.BoundName, result.Iterations, result.Elapsed.TotalSeconds, Thinned(result.Trajectory), result.Best.HostOf);
    }

    private static ImmutableArray<RoadefPoint> Thinned(ImmutableArray<TrajectoryPoint> points)
    {
        int step = Math.Max(1, (points.Length + MostPoints - 1) / MostPoints);
        return [.. points.Where((_, i) => i % step == 0 || i == points.Length - 1).Select(p => new RoadefPoint(p.Elapsed.TotalSeconds, p.Cost))];
    }
}
