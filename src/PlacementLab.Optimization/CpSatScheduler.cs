using System.Diagnostics;
using System.Globalization;
using Google.OrTools.Sat;
using PlacementLab.Placement;
using PlacementLab.Planning.Scheduling;

namespace PlacementLab.Optimization;

/// <summary>
/// Exact scheduling of moves with fixed destinations by CP-SAT: an optional interval for each bandwidth of a move, cumulative use of each link
/// direction, both copies' memory on both hosts, limits on concurrency, precedences, serialised and synchronised groups, earliest starts and
/// deadlines. <see cref="ListScheduler"/> gives the warm start, <see cref="ScheduleBounds"/> a first bound. Optimal means: over all start
/// times in whole steps and the options listed. One worker, a seed and a deterministic limit of work make answers repeat.
/// </summary>
public sealed class CpSatScheduler : IMoveScheduler
{
    /// <summary>Deterministic work, about seconds on a common core, where the criterion names none.</summary>
    public const double DefaultWork = 2;

    /// <inheritdoc/>
    public string Name => "cp-sat";

    /// <inheritdoc/>
    /// <exception cref="InvalidInputException">The weights are unfit, or CP-SAT's native library does not load here.</exception>
    public ScheduleResult Solve(
        ScheduleProblem problem, ScheduleObjective objective, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        objective.Validate();
        long began = Stopwatch.GetTimestamp();
        if (SchedulePlans.Hopeless(problem) is { IsEmpty: false } reasons)
        {
            return SchedulePlans.None(problem, SolveStatus.Infeasible, StopReason.Completed, reasons);
        }

        ScheduleResult? warm = WarmStart(problem, objective, stop, seed, cancellation);
        if (warm is { Status: SolveStatus.Optimal } || cancellation.IsCancellationRequested || stop.TimeLimit <= Stopwatch.GetElapsedTime(began))
        {
            return warm ?? SchedulePlans.None(problem, SolveStatus.NoSolutionFound, StopReason.TimeLimit, []);
        }

        try
        {
            var model = new ScheduleModel(problem, objective, warm is { HasPlan: true } ? warm : null);
            return Search(model, warm, (stop, seed, began), cancellation);
        }
        catch (Exception e) when (NativeLibrary.Refusal(e) is { } refusal)
        {
            throw refusal;
        }
    }

    private static ScheduleResult? WarmStart(
        ScheduleProblem problem, ScheduleObjective objective, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        if (problem.Tables.Synchronized.Length > 0)
        {
            return null;
        }

        StoppingCriterion quick = stop with { IterationLimit = Math.Min(stop.IterationLimit ?? long.MaxValue, ListScheduler.DefaultIterations) };
        return new ListScheduler().Solve(problem, objective, quick, seed, cancellation);
    }

    private static ScheduleResult Search(
        ScheduleModel model, ScheduleResult? warm, (StoppingCriterion Stop, int Seed, long Began) run, CancellationToken cancellation)
    {
        var solver = new CpSolver { StringParameters = Parameters(run.Stop, run.Seed, run.Began) };
        var answers = new AnswerRecorder(run.Began, model.CostOf);
        CpSolverStatus status;
        using (cancellation.Register(solver.StopSearch))
        {
            status = solver.Solve(model.Model, answers);
        }

        StopReason reason = status is CpSolverStatus.Optimal or CpSolverStatus.Infeasible ? StopReason.Completed
            : cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.TimeLimit;
        ScheduleResult? found = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? model.Read(solver) : null;
        ScheduleResult? best = found is null || (warm is { HasPlan: true } && warm.Cost <= found.Cost && status != CpSolverStatus.Optimal)
            ? warm is { HasPlan: true } ? warm : null : found;
        if (best is null)
        {
            SolveStatus said = status == CpSolverStatus.Infeasible ? SolveStatus.Infeasible : SolveStatus.NoSolutionFound;
            return SchedulePlans.None(model.Problem, said, reason, said == SolveStatus.Infeasible ? model.ConflictInWords() : []) with
            {
                Elapsed = Stopwatch.GetElapsedTime(run.Began),
                Iterations = solver.NumBranches(),
            };
        }

        ScheduleBound bound = model.BoundOf(solver, status, best.Cost);
        return best with
        {
            Status = status == CpSolverStatus.Optimal || bound.Cost >= best.Cost ? SolveStatus.Optimal : SolveStatus.Feasible,
            StopReason = reason,
            Bound = Math.Min(bound.Cost, best.Cost),
            BoundName = bound.Name,
            Iterations = (warm?.Iterations ?? 0) + solver.NumBranches(),
            Elapsed = Stopwatch.GetElapsedTime(run.Began),
            Trajectory = [.. warm?.Trajectory ?? [], .. answers.Trajectory.Where(t => warm is not { HasPlan: true } || t.Cost < warm.Cost)],
        };
    }

    private static string Parameters(StoppingCriterion stop, int seed, long began)
    {
        double work = stop.DeterministicTimeLimit ?? DefaultWork;
        string limit = stop.TimeLimit is { } time ? $" max_time_in_seconds:{Math.Max(0, (time - Stopwatch.GetElapsedTime(began)).TotalSeconds):R}" : "";

        // See CpSatRun: CP-SAT's own handler of SIGINT would take the process's place.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"catch_sigint_signal:false num_workers:1 random_seed:{seed & int.MaxValue} max_deterministic_time:{work:R}{limit}");
    }

    private sealed class AnswerRecorder(long began, Func<double, double> costOf) : CpSolverSolutionCallback
    {
        public List<TrajectoryPoint> Trajectory { get; } = [];

        public override void OnSolutionCallback() =>
            Trajectory.Add(new TrajectoryPoint(Trajectory.Count + 1, Stopwatch.GetElapsedTime(began), costOf(ObjectiveValue())));
    }
}
