using System.Collections.Immutable;
using PlacementLab.Checking;
using PlacementLab.Experiments.Results;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>Runs a solver on published problems side by side, each on one thread, and checks every packing.</summary>
/// <param name="solver">The solver.</param>
/// <param name="settings">Seed, limit and threads.</param>
/// <param name="store">Where finished runs are kept.</param>
public sealed class PackingRunner(IPackingSolver solver, PackingRunSettings settings, RunStore store)
{
    /// <summary>Runs problems.</summary>
    /// <param name="cases">The problems.</param>
    /// <param name="progress">Told after each run; null for none.</param>
    /// <param name="cancellation">Ends the runs by an <see cref="OperationCanceledException"/>; finished ones stay in the folder.</param>
    /// <returns>The runs in the order of the problems.</returns>
    /// <exception cref="InvalidInputException">The folder cannot be written.</exception>
    public ImmutableArray<PackingRun> Run(ImmutableArray<PackingCase> cases, IProgress<PackingProgress>? progress, CancellationToken cancellation)
    {
        store.Make();
        return SideBySide.Run(
            cases, settings.Threads, item => Run(item, cancellation), (done, _, run, isKept) => progress?.Report(new PackingProgress(done, cases.Length, run, isKept)),
            cancellation);
    }

    private (PackingRun Run, bool IsKept) Run(PackingCase item, CancellationToken cancellation)
    {
        PackingRun? kept = Find(item);
        return (kept ?? Solve(item, cancellation), kept is not null);
    }

    private PackingRun? Find(PackingCase item) => store.Find<PackingRun>(item.Key) is { } run
        && run.Version == settings.Version && run.Checksum == item.Checksum && run.Seed == settings.Seed
        && run.TimeLimitSeconds == settings.TimeLimit.TotalSeconds && run.Optimum == item.Known.Optimum ? run : null;

    private PackingRun Solve(PackingCase item, CancellationToken cancellation)
    {
        var stop = new StoppingCriterion { TimeLimit = settings.TimeLimit };
        PackingResult result = solver.Solve(item.Problem, stop, settings.Seed, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var run = new PackingRun
        {
            Version = settings.Version,
            Checksum = item.Checksum,
            Seed = settings.Seed,
            TimeLimitSeconds = settings.TimeLimit.TotalSeconds,
            Set = item.Set,
            Class = item.Class,
            Name = item.Problem.Name,
            Dimensions = item.Problem.Dimensions,
            Items = item.Problem.ItemCount,
            Types = item.Problem.TypeCount,
            Optimum = item.Known.Optimum ?? throw new ArgumentException($"The optimum of {item.Key} is not known."),
            Bins = result.Bins,
            LowerBound = result.LowerBound,
            BoundName = result.BoundName,
            FoundBy = result.FoundBy,
            Iterations = result.Iterations,
            Seconds = result.Elapsed.TotalSeconds,
            SecondsToBest = result.Trajectory.IsEmpty ? 0 : result.Trajectory[^1].Elapsed.TotalSeconds,
            Fault = FaultOf(item, result),
        };
        store.Add(item.Key, run);
        return run;
    }

    private static string FaultOf(PackingCase item, PackingResult result)
    {
        ImmutableArray<ConstraintViolation> violations = PackingChecker.Check(item.Problem, result.Best);
        return violations.Length > 0 ? violations[0].Message
            : result.Bins < item.Known.Optimum ? $"{result.Bins} bins, fewer than the published optimum {item.Known.Optimum}"
            : result.LowerBound > item.Known.Optimum ? $"bound {result.LowerBound} ({result.BoundName}) above the published optimum {item.Known.Optimum}"
            : "";
    }
}
