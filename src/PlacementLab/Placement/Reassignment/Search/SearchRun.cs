using System.Collections.Immutable;
using System.Diagnostics;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>One run: rounds of all workers with a barrier after each, at which the temperature falls; each stage starts from the best.</summary>
internal sealed class SearchRun
{
    private const int MostMovesPerRound = 20_000;
    private const int LeastMovesPerRound = 100;
    private const int LeastRounds = 250;

    // Other terms, such as moves of groups, follow the migrations.
    private const double ManyTimes = 3;

    private readonly AnnealingWorker[] _workers;
    private readonly StoppingCriterion _stop;
    private readonly LargeNeighbourhoodOptions _options;
    private readonly double _bound;
    private readonly double _meanMove;
    private readonly CoolingSchedule _schedule;
    private readonly ImmutableArray<TrajectoryPoint>.Builder _trajectory = ImmutableArray.CreateBuilder<TrajectoryPoint>();
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _stage;
    private bool _onlyMigrationsLeft;

    public SearchRun(SearchModel model, AnnealingWorker[] workers, StoppingCriterion stop, LargeNeighbourhoodOptions options, double bound)
    {
        _bound = bound;
        _meanMove = model.MoveCost.Average();
        _workers = workers;
        _stop = stop;
        _options = options;
        double scale = CostScale.Of(model, workers[0].State);
        _schedule = new CoolingSchedule(scale, model.IsWhole ? Math.Max(1, 1e-9 * scale) : 1e-6 * scale);
    }

    public long Iterations { get; private set; }

    /// <summary>Exact repair at barriers; null for none.</summary>
    public BarrierRepair? Repair { get; init; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public ImmutableArray<TrajectoryPoint> Trajectory => _trajectory.ToImmutable();

    /// <summary>The worker with the best assignment, the first of equals.</summary>
    public AnnealingWorker BestWorker => _workers.MinBy(w => w.BestCost)!;

    /// <summary>Runs until a limit is reached, the best costs no more than the bound, or the run is cancelled.</summary>
    public StopReason Go(CancellationToken cancellation)
    {
        Note();
        while (true)
        {
            double fraction = Fraction();
            if (BestWorker.BestCost <= _bound)
            {
                return StopReason.Completed;
            }

            if (cancellation.IsCancellationRequested)
            {
                return StopReason.Cancelled;
            }

            if (fraction >= 1)
            {
                return Iterations >= _stop.IterationLimit ? StopReason.IterationLimit : StopReason.TimeLimit;
            }

            Round(_schedule.At(fraction, Gap, _onlyMigrationsLeft));
            Repair?.Perhaps(BestWorker, Fraction(), () => Elapsed, _stop.TimeLimit is not null, cancellation);
            Note();
            _options.OnProgress?.Invoke(new SearchProgress(
                fraction, Elapsed, Iterations, double.IsFinite(BestWorker.BestCost) ? BestWorker.BestCost : null, _bound));
        }
    }

    private double Gap => BestWorker.BestCost - _bound;

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
            _onlyMigrationsLeft = Gap <= ManyTimes * BestWorker.BestMoveCost;
            Restart();
        }

        int moves = _stop.IterationLimit is { } limit
            ? (int)Math.Min(MovesPerRound(limit), (limit - Iterations + _workers.Length - 1) / _workers.Length)
            : MostMovesPerRound;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.Threads };
        Parallel.For(0, _workers.Length, parallel, w =>
        {
            _workers[w].State.SetPenalty(point.Penalty, point.Lacking);
            _workers[w].State.SetMovePrice(_meanMove == 0 ? 0 : point.MovePrice / _meanMove);
            _workers[w].Walk(moves, point.Temperature);
        });
        Iterations += (long)moves * _workers.Length;
    }

    // Short runs have as many steps of temperature as long ones.
    private long MovesPerRound(long limit) => Math.Clamp(limit / _workers.Length / LeastRounds, LeastMovesPerRound, MostMovesPerRound);

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
        double cost = BestWorker.BestCost;
        if (double.IsFinite(cost) && (_trajectory.Count == 0 || cost < _trajectory[^1].Cost))
        {
            _trajectory.Add(new TrajectoryPoint(Iterations, Elapsed, cost));
        }
    }
}
