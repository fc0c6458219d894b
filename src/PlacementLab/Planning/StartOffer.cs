using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>
/// The moves that start together at one moment. They share what the links have left max-min fairly; a move is taken only
/// if it and all that were taken before keep their least bandwidth and the deadline, and none would be given up.
/// </summary>
internal sealed class StartOffer
{
    private readonly ScheduleState _state;
    private readonly IMigrationEstimator _estimator;
    private readonly Func<int, TimeSpan?> _timeLeft;
    private List<PlannedStart> _taken = [];

    public StartOffer(ScheduleState state, IMigrationEstimator estimator, Func<int, TimeSpan?> timeLeft)
    {
        _state = state;
        _estimator = estimator;
        _timeLeft = timeLeft;
    }

    /// <summary>The moves taken so far with the bandwidth they get.</summary>
    public IReadOnlyList<PlannedStart> Taken => _taken;

    /// <summary>Takes a move if it may start; its room is reserved then.</summary>
    public bool TryTake(PendingMove move)
    {
        if (!_state.MayStart(move) || move.Route.Min(_state.FreeBytesPerSecond) < move.LeastBytesPerSecond)
        {
            return false;
        }

        List<PlannedStart>? shared = ShareWith(move);
        if (shared is null)
        {
            return false;
        }

        _taken = shared;
        _state.Reserve(move);
        return true;
    }

    private List<PlannedStart>? ShareWith(PendingMove added)
    {
        PendingMove[] moves = [.. _taken.Select(t => t.Move), added];
        double[] rates = Rates(moves);
        var result = new List<PlannedStart>(moves.Length);
        for (int i = 0; i < moves.Length; i++)
        {
            double rate = LinkRates.WholeBytesPerSecond(rates[i]);
            if (rate < moves[i].LeastBytesPerSecond || rate < 1)
            {
                return null;
            }

            bool unchanged = i < _taken.Count && _taken[i].Bandwidth.BytesPerSecond == rate;
            PlannedStart start = unchanged ? _taken[i] : Estimated(moves[i], DataRate.FromBytesPerSecond(rate));
            bool late = start.Estimate.TotalTime > _timeLeft(moves[i].Vm);
            if (late || start.Estimate.Outcome == MigrationOutcome.Aborted)
            {
                return null;
            }

            result.Add(start);
        }

        return result;
    }

    private PlannedStart Estimated(PendingMove move, DataRate bandwidth)
    {
        MigrationEstimate estimate = bandwidth.BytesPerSecond == move.AloneBytesPerSecond
            ? move.Alone
            : move.Estimate(_estimator, bandwidth);
        return estimate.TotalTime > TimeSpan.Zero
            ? new PlannedStart(move, bandwidth, estimate)
            : throw new ArgumentException($"The estimator gives VM {move.Vm} a total time that is not positive.");
    }

    private double[] Rates(PendingMove[] moves)
    {
        var position = new Dictionary<int, int>();
        var free = new List<double>();
        int Local(int link)
        {
            if (!position.TryGetValue(link, out int local))
            {
                local = free.Count;
                position.Add(link, local);
                free.Add(_state.FreeBytesPerSecond(link));
            }

            return local;
        }

        int[][] routes = [.. moves.Select(m => m.Route.Select(Local).ToArray())];
        double[] limits = [.. moves.Select(_ => double.PositiveInfinity)];
        return MaxMinSharing.Share(free.ToArray(), routes, limits);
    }
}
