using System.Collections.Immutable;
using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Pre-copy: reservation, copy rounds with the VM running, stop and copy the rest, commitment, activation.
/// <para>V₀ = M; tᵢ = Vᵢ/R; Vᵢ₊₁ = min(U(tᵢ), M); n = first i at which the stop rule holds (<see cref="IStopRule"/>);
/// T_down = (V_n + C)/R + t_resume; T = o_pre + Σtᵢ + T_down + o_post; traffic = ΣVᵢ·4104/4096 + 8·(zero pages) + C.
/// Where a rule leaves bytes unsent in a round, p' = p + U·(1 − p/n) for hot and other pages apart, with p unsent bytes out
/// of n. With <see cref="MigrationRequest.Effects"/> a byte of memory costs what they say.</para>
/// <para>Time counts payload: page headers are traffic but take no time. Assumes a constant R. Where the rule's goal is out of reach,
/// <see cref="MigrationEstimate.Converged"/> is false and <see cref="MigrationEstimate.Outcome"/> says what the rule made of
/// it. The source keeps the VM until the commitment, so migrating adds no risk of loss. Clark et al., NSDI 2005.</para>
/// </summary>
public sealed class PreCopyModel : IMigrationModel
{
    private readonly PreCopyOptions _options;
    private readonly MigrationOverheads _overheads;
    private readonly EarlyResume _earlyResume;

    /// <summary>Creates a model.</summary>
    /// <param name="options">Options; null for the textbook's.</param>
    public PreCopyModel(PreCopyOptions? options = null)
    {
        _options = options ?? new PreCopyOptions();
        _overheads = _options.Overheads ?? _options.StopRule.Overheads;
        _earlyResume = new EarlyResume(_options.PostCopy, _options.SlowdownShare);
    }

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.PreCopy;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        var copy = new RoundwiseCopy(request);
        StopDecision decision = CopyRounds(ref copy);
        return decision switch
        {
            StopDecision.Abort => Aborted(copy, request),
            StopDecision.SwitchToPostCopy => _earlyResume.After(request, copy) with
            {
                Scheme = Scheme,
                Converged = false,
                Outcome = MigrationOutcome.SwitchedToPostCopy,
            },
            _ => Stopped(copy, request, decision == StopDecision.Stop),
        };
    }

    private StopDecision CopyRounds(ref RoundwiseCopy copy)
    {
        IStopRule rule = _options.StopRule;
        while (true)
        {
            StopDecision decision = rule.Decide(copy.Progress);
            if (decision == StopDecision.Throttle && !copy.RaiseThrottle(rule.Throttle))
            {
                return StopDecision.ForcedStop;
            }

            if (decision is not (StopDecision.Continue or StopDecision.Throttle))
            {
                return decision;
            }

            copy.SkipSteadyRounds(rule);
            copy.Send(rule.BytesOfNextRound(copy.Progress));
        }
    }

    private MigrationEstimate Stopped(in RoundwiseCopy copy, MigrationRequest request, bool converged)
    {
        PreCopyProgress end = copy.Progress;
        double stateSeconds = _overheads.DeviceState.Bytes / request.Bandwidth.BytesPerSecond;
        double restSeconds = copy.SpeedOver(request.Bandwidth.BytesPerSecond).Seconds(end.RemainingBytes);
        double stopSeconds = Math.Max(restSeconds + stateSeconds, request.Effects.LeastStopSeconds);
        double downSeconds = stopSeconds + _overheads.Resume.TotalSeconds;
        double resumeSeconds = _overheads.Setup.TotalSeconds + end.ElapsedSeconds + downSeconds;
        double stopBytes = copy.Speed.WireBytes(end.RemainingBytes) + _overheads.DeviceState.Bytes;
        DataSize traffic = WireFormat.Size(copy.AllWireBytes + WireFormat.ZeroPages(request.ZeroMemory) + _overheads.DeviceState.Bytes);
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(resumeSeconds + _overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(resumeSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Phases = Phases(copy, request, stopSeconds, stopBytes),
            Traffic = traffic,
            Rounds = end.Rounds,
            Converged = converged,
            Outcome = converged ? MigrationOutcome.Completed : MigrationOutcome.ForcedStop,
            Slowdown = Slowdown(copy),
            PeakThrottle = end.ThrottleShare,
            Energy = _options.Energy.Of(traffic),
            ResidualRisk = 0,
        };
    }

    private MigrationEstimate Aborted(in RoundwiseCopy copy, MigrationRequest request)
    {
        var phases = new PhaseTimeline(2);
        double bytes = copy.WireBytes + WireFormat.ZeroPages(request.ZeroMemory);
        phases.Add(PhaseNames.Reservation, _overheads.Setup.TotalSeconds, VmLocation.Source);
        phases.Add(PhaseNames.CopyRounds, copy.Progress.ElapsedSeconds, VmLocation.Source, bytes);
        DataSize traffic = WireFormat.Size(bytes);
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(phases.EndSeconds),
            ResumeAt = ModelTime.FromSeconds(phases.EndSeconds),
            Downtime = TimeSpan.Zero,
            Phases = phases.ToImmutable(),
            Traffic = traffic,
            Rounds = copy.Progress.Rounds,
            Converged = false,
            Outcome = MigrationOutcome.Aborted,
            Slowdown = Slowdown(copy),
            PeakThrottle = copy.Progress.ThrottleShare,
            Energy = _options.Energy.Of(traffic),
            ResidualRisk = 0,
        };
    }

    private ImmutableArray<MigrationPhase> Phases(in RoundwiseCopy copy, MigrationRequest request, double stopSeconds, double stopBytes)
    {
        double zeroBytes = WireFormat.ZeroPages(request.ZeroMemory);
        bool rounds = copy.Progress.Rounds > 0;
        var phases = new PhaseTimeline(6);
        phases.Add(PhaseNames.Reservation, _overheads.Setup.TotalSeconds, VmLocation.Source);
        phases.Add(PhaseNames.CopyRounds, copy.Progress.ElapsedSeconds, VmLocation.Source, copy.WireBytes + (rounds ? zeroBytes : 0));
        phases.Add(PhaseNames.StopAndCopy, stopSeconds, VmLocation.Nowhere, stopBytes + (rounds ? 0 : zeroBytes));
        phases.Add(PhaseNames.Commitment, 0, VmLocation.Nowhere);
        phases.Add(PhaseNames.Activation, _overheads.Resume.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.Release, _overheads.Commit.TotalSeconds, VmLocation.Destination);
        return phases.ToImmutable();
    }

    private TimeSpan Slowdown(in RoundwiseCopy copy) =>
        ModelTime.FromSeconds((_options.SlowdownShare * copy.Progress.ElapsedSeconds) + copy.ThrottledSeconds);
}
