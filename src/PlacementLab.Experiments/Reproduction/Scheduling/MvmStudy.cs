using System.Collections.Immutable;
using System.Security.Cryptography;
using PlacementLab.Experiments.Results;
using PlacementLab.Optimization;
using PlacementLab.Placement;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Traces.Mvm;

namespace PlacementLab.Experiments.Reproduction.Scheduling;

/// <summary>
/// Schedules published instances of mVM exactly, for the shortest makespan, and judges plans and published plans by
/// <see cref="MvmPlanCheck"/>. Instances run side by side; the results do not depend on the number of threads.
/// </summary>
public sealed class MvmStudy
{
    private const int Seed = 1;

    private readonly RunStore _store;
    private readonly string _version;
    private readonly double _work;

    /// <summary>Prepares a study.</summary>
    /// <param name="store">Where finished runs are kept.</param>
    /// <param name="version">Version of the program: runs of another version are not used.</param>
    /// <param name="work">Deterministic work for each instance, about seconds on a common core; positive.</param>
    public MvmStudy(RunStore store, string version, double work)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(work);
        (_store, _version, _work) = (store, version, work);
    }

    private string Setting => FormattableString.Invariant($"cp-sat, seed {Seed}, work {_work}");

    /// <summary>Schedules instances.</summary>
    /// <param name="files">Their files.</param>
    /// <param name="threads">Most at a time, at least 1.</param>
    /// <param name="progress">Told after each; null for none.</param>
    /// <param name="cancellation">Ends the study by an <see cref="OperationCanceledException"/>; finished runs stay in the store.</param>
    /// <returns>The runs in the order of the files.</returns>
    /// <exception cref="InvalidInputException">A file cannot be read or has no published plan, or the store cannot be written.</exception>
    public ImmutableArray<MvmRun> Run(
        IReadOnlyList<string> files, int threads, IProgress<MvmProgress>? progress, CancellationToken cancellation)
    {
        _store.Make();
        return SideBySide.Run(
            files, threads, file => RunOne(file, cancellation), (done, _, run, isKept) => progress?.Report(new MvmProgress(done, files.Count, run, isKept)),
            cancellation);
    }

    private (MvmRun Run, bool IsKept) RunOne(string file, CancellationToken cancellation)
    {
        MvmInstance instance = MvmFile.Read(file);
        if (instance.Published is null)
        {
            throw new InvalidInputException(file, "no migrateVM under $.actions", "a published plan to compare with", "Take the published instances.");
        }

        string checksum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        MvmRecord? kept = _store.Find<MvmRecord>(instance.Name);
        if (kept is not null && kept.Version == _version && kept.InstanceSha256 == checksum && kept.Setting == Setting && kept.Run.Instance == instance.Name)
        {
            return (kept.Run, true);
        }

        MvmRun run = Schedule(instance, cancellation);
        cancellation.ThrowIfCancellationRequested();
        _store.Add(instance.Name, new MvmRecord(_version, checksum, Setting, run));
        return (run, false);
    }

    private MvmRun Schedule(MvmInstance instance, CancellationToken cancellation)
    {
        ScheduleProblem problem = instance.ToSchedule();
        var stop = new StoppingCriterion { DeterministicTimeLimit = _work };
        ScheduleResult result = new CpSatScheduler().Solve(problem, ScheduleObjective.Makespan, stop, Seed, cancellation);
        return new MvmRun
        {
            Instance = instance.Name,
            PublishedSeconds = instance.Published!.Makespan.TotalSeconds,
            PublishedFault = MvmPlanCheck.FaultOf(instance, instance.Published),
            Seconds = result.Cost,
            Fault = MvmPlanCheck.FaultOf(instance, result.Plan),
            SimpleBoundSeconds = ScheduleBounds.Best(problem, ScheduleObjective.Makespan).Cost,
            BoundSeconds = result.Bound,
            BoundName = result.BoundName,
            IsProven = result.Status == SolveStatus.Optimal,
            ElapsedSeconds = result.Elapsed.TotalSeconds,
            Trajectory = result.Trajectory,
        };
    }
}
