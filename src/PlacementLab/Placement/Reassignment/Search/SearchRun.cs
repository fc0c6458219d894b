using System.Collections.Immutable;
using System.Diagnostics;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>One run: rounds of all workers with a barrier after each, at which the temperature falls; each stage starts from the best.</summary>
internal sealed class SearchRun
{
    private const int MovesPerRound = 20_000;

    private readonly AnnealingWorker[] _workers;
    private readonly StoppingCriterion _stop;
    private readonly ReassignmentSearchOptions _options;
    private readonly CoolingSchedule _schedule;
    private readonly ImmutableArray<TrajectoryPoint>.Builder _trajectory = ImmutableArray.CreateBuilder<TrajectoryPoint>();
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _stage;

    public SearchRun(SearchModel model, AnnealingWorker[] workers, StoppingCriterion stop, ReassignmentSearchOptions options)
    {
        _workers = workers;
        _stop = stop;
        _options = options;
        _schedule = new CoolingSchedule(model);
    }

    public long Iterations { get; private set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public ImmutableArray<TrajectoryPoint> Trajectory => _trajectory.ToImmutable();

    /// <summary>The worker with the best assignment, the first of equals.</summary>
    public AnnealingWorker BestWorker => _workers.MinBy(w => w.BestCost)!;

    /// <summary>Runs until a limit is reached or the run is cancelled.</summary>
    public StopReason Go(CancellationToken cancellation)
    {
        Note();
        while (true)
        {
            double fraction = Fraction();
            if (cancellation.IsCancellationRequested)
            {
                return StopReason.Cancelled;
            }

            if (fraction >= 1)
            {
                return Iterations >= _stop.IterationLimit ? StopReason.IterationLimit : StopReason.TimeLimit;
            }

            Round(_schedule.At(fraction));
            Note();
            _options.OnProgress?.Invoke(new ReassignmentProgress(
                fraction, Elapsed, Iterations, BestWorker.BestCost < long.MaxValue ? BestWorker.BestCost : null));
        }
    }

    private double Fraction()
    {
        double ofMoves = _stop.IterationLimit is { } limit ? (double)Iterations / Math.Max(1, limit) : 0;
        double ofTime = _stop.TimeLimit is { } time ? Elapsed / time : 0;
        return double.IsNaN(ofTime) || _stop.IterationLimit <= 0 ? 1 : Math.Max(ofMoves, ofTime);
    }

    private void Round(CoolingPoint point)
    {
        if (point.Stage != _stage)
        {
            _stage = point.Stage;
            Restart();
        }

        int moves = _stop.IterationLimit is { } limit
            ? (int)Math.Min(MovesPerRound, (limit - Iterations + _workers.Length - 1) / _workers.Length)
            : MovesPerRound;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads };
        Parallel.For(0, _workers.Length, parallel, w =>
        {
            _workers[w].State.SetPenalty(point.Penalty);
            _workers[w].Walk(moves, point.Temperature);
        });
        Iterations += (long)moves * _workers.Length;
    }

    private void Restart()
    {
        int[] best = BestWorker.Best;
        foreach (AnnealingWorker worker in _workers)
        {
            worker.State.Load(best);
        }
    }

    private void Note()
    {
        long cost = BestWorker.BestCost;
        if (cost < long.MaxValue && (_trajectory.Count == 0 || cost < _trajectory[^1].Cost))
        {
            _trajectory.Add(new TrajectoryPoint(Iterations, Elapsed, cost));
        }
    }
}
