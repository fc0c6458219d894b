using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Migration.Sharing;

/// <summary>
/// A migration as a flow: copy rounds, the stop, the tail. A round's length is what the shared links make of it, and the stop rule sees
/// the throughput of the round before. After the rounds: state and rest with the VM stopped, the resume, the push.
/// </summary>
internal sealed class MigrationFlow : SharedFlow
{
    private readonly SharedMigration _migration;
    private readonly MigrationModelSettings _settings;
    private readonly MigrationOverheads _overheads;
    private readonly Queue<(FlowPiece Piece, double WireBytes, FlowEvent Event)> _ending = new();
    private RoundwiseCopy _copy;
    private double _roundBytes;
    private double _beganSeconds;
    private double _stoppedSeconds;
    private double _resumedSeconds;
    private double _wireBytes;
    private bool _converged = true;
    private bool _inRounds;
    private FlowEvent _event;

    /// <summary>Prepares a flow.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="settings">Stop rule, hybrid rounds, overheads.</param>
    /// <param name="guessBytesPerSecond">Throughput that the stop rule assumes before the first round.</param>
    public MigrationFlow(SharedMigration migration, MigrationModelSettings settings, double guessBytesPerSecond)
    {
        _migration = migration;
        _settings = settings;
        _overheads = settings.OverheadsOf(migration.Scheme);
        _copy = new RoundwiseCopy(migration.Request with { Bandwidth = DataRate.FromBytesPerSecond(guessBytesPerSecond) });
    }

    private enum FlowEvent
    {
        None,
        Stopped,
        Resumed,
    }

    /// <inheritdoc/>
    public override double LimitBytesPerSecond => _migration.Request.Effects.EncodingBytesPerSecond * Share();

    private double RoundSeconds => _migration.Request.Effects.LeastRoundSeconds;

    /// <summary>How it went; after its end.</summary>
    public SharedMigrationOutcome Outcome() => new()
    {
        Began = ModelTime.FromSeconds(_beganSeconds),
        Resumed = ModelTime.FromSeconds(_resumedSeconds),
        Finished = ModelTime.FromSeconds(FinishSeconds),
        Downtime = ModelTime.FromSeconds(_resumedSeconds - _stoppedSeconds),
        Traffic = WireFormat.Size(_wireBytes + _copy.WireBytes + WireFormat.ZeroPages(_migration.Request.ZeroMemory)),
        Rounds = _copy.Progress.Rounds,
        Converged = _converged,
    };

    /// <inheritdoc/>
    protected override FlowPiece FirstPiece(double nowSeconds)
    {
        _beganSeconds = nowSeconds;
        _stoppedSeconds = nowSeconds;
        _resumedSeconds = nowSeconds;
        FlowPiece first = AfterRound(nowSeconds);
        return first with { WaitSeconds = first.WaitSeconds + _overheads.Setup.TotalSeconds };
    }

    /// <inheritdoc/>
    protected override FlowPiece? NextPiece(double pieceSeconds, double nowSeconds)
    {
        if (_inRounds)
        {
            double wire = _roundBytes * Share();
            _copy.ChangeLink(pieceSeconds > 0 ? wire / pieceSeconds : double.MaxValue);
            _copy.Send(_roundBytes);
            FlowPiece next = AfterRound(nowSeconds);
            return next with { WaitSeconds = next.WaitSeconds + Math.Max(0, RoundSeconds - pieceSeconds) };
        }

        _resumedSeconds = _event == FlowEvent.Resumed ? nowSeconds : _resumedSeconds;
        return _ending.Count > 0 ? TakeEnding() : null;
    }

    private double Share() => _copy.Progress.Rounds == 0
        ? _migration.Request.Effects.FirstRoundWireShare
        : _migration.Request.Effects.LaterRoundWireShare;

    /// <summary>Another round, or the first piece of the ending.</summary>
    private FlowPiece AfterRound(double nowSeconds)
    {
        StopDecision decision = Decide();
        _inRounds = decision == StopDecision.Continue;
        if (_inRounds)
        {
            _roundBytes = _migration.Scheme == MigrationScheme.PreCopy
                ? _settings.StopRule.BytesOfNextRound(_copy.Progress)
                : _copy.Progress.RemainingBytes;
            return new FlowPiece(0, _roundBytes * Share());
        }

        _converged = decision == StopDecision.Stop;
        _stoppedSeconds = nowSeconds;
        PlanEnding(decision);
        return TakeEnding();
    }

    private StopDecision Decide()
    {
        PreCopyProgress progress = _copy.Progress;
        bool hybridRound = _migration.Scheme == MigrationScheme.Hybrid && progress.Rounds < _settings.HybridRounds && progress.RemainingBytes > 0;
        if (_migration.Scheme != MigrationScheme.PreCopy)
        {
            return hybridRound ? StopDecision.Continue : StopDecision.Stop;
        }

        StopDecision decision = _settings.StopRule.Decide(progress);
        if (decision == StopDecision.Throttle)
        {
            return _copy.RaiseThrottle(_settings.StopRule.Throttle) ? StopDecision.Continue : StopDecision.ForcedStop;
        }

        return decision;
    }

    /// <summary>What follows the rounds: stop, resume, tail; nothing more if it is aborted.</summary>
    private void PlanEnding(StopDecision decision)
    {
        MigrationScheme scheme = _migration.Scheme;
        if (decision == StopDecision.Abort)
        {
            Plan(0, 0, 0, FlowEvent.Resumed);
            return;
        }

        bool early = scheme is MigrationScheme.PostCopy or MigrationScheme.Hybrid || decision == StopDecision.SwitchToPostCopy;
        double left = scheme == MigrationScheme.Process
            ? (_migration.Request.ProcessState ?? _migration.Request.Memory).Bytes
            : _copy.Progress.RemainingBytes;
        double leftWire = _copy.Speed.WireBytes(left);
        double state = _overheads.DeviceState.Bytes;
        Plan(0, state + (early ? 0 : left * Share()), state + (early ? 0 : leftWire), FlowEvent.Stopped);
        Plan(_overheads.Resume.TotalSeconds, 0, 0, FlowEvent.Resumed);
        if (early)
        {
            Plan(0, left * Share(), leftWire, FlowEvent.None);
        }

        Plan(_overheads.Commit.TotalSeconds, 0, 0, FlowEvent.None);
    }

    private void Plan(double waitSeconds, double bytes, double wireBytes, FlowEvent atEnd) =>
        _ending.Enqueue((new FlowPiece(waitSeconds, bytes), wireBytes, atEnd));

    private FlowPiece TakeEnding()
    {
        (FlowPiece piece, double wireBytes, FlowEvent atEnd) = _ending.Dequeue();
        _wireBytes += wireBytes;
        _event = atEnd;
        return piece;
    }
}
