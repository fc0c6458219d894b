using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>One call of CP-SAT: parameters, cancellation, trajectory.</summary>
internal sealed class CpSatRun(StoppingCriterion stop, CpSatOptions options, int seed, CancellationToken cancellation)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Time since the run was created.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Solves a model; the solver holds the answer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="costOf">Cost of an objective value, for the trajectory; null records none.</param>
    public (CpSolver Solver, CpSolverStatus Status, ImmutableArray<TrajectoryPoint> Trajectory) Solve(CpModel model, Func<double, double>? costOf)
    {
        var solver = new CpSolver { StringParameters = Parameters() };
        var answers = new AnswerRecorder(this, costOf, cancellation);
        using (cancellation.Register(solver.StopSearch))
        {
            CpSolverStatus status = solver.Solve(model, costOf is null ? null : answers);
            return (solver, status, [.. answers.Trajectory]);
        }
    }

    private string Parameters()
    {
        double work = stop.DeterministicTimeLimit ?? options.DeterministicTimeLimit;
        string limit = stop.TimeLimit is { } time ? $" max_time_in_seconds:{Math.Max(0, (time - Elapsed).TotalSeconds):R}" : "";

        // CP-SAT's own SIGINT handler would replace the process's, and leave none when it ends: Ctrl-C would kill at once.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"catch_sigint_signal:false num_workers:1 random_seed:{seed & int.MaxValue} max_deterministic_time:{work:R}{limit}");
    }

    private sealed class AnswerRecorder(CpSatRun run, Func<double, double>? costOf, CancellationToken cancellation) : CpSolverSolutionCallback
    {
        public List<TrajectoryPoint> Trajectory { get; } = [];

        public override void OnSolutionCallback()
        {
            if (costOf is not null)
            {
                Trajectory.Add(new TrajectoryPoint(Trajectory.Count + 1, run.Elapsed, costOf(ObjectiveValue())));
            }

            if (cancellation.IsCancellationRequested)
            {
                StopSearch();
            }
        }
    }
}
