using PlacementLab.Migration.StopRules;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Pre-copy: reservation, copy rounds with the VM running, stop and copy the rest, commitment, activation.
/// <para>V₀ = M; tᵢ = Vᵢ/R; Vᵢ₊₁ = min(U(tᵢ), M); n = first i at which the stop rule holds (<see cref="IStopRule"/>);
/// T_down = (V_n + C)/R + t_resume; T = o_pre + Σtᵢ + T_down + o_post; traffic = ΣVᵢ·4104/4096 + 8·(zero pages) + C.
/// Where a rule leaves bytes unsent in a round, p' = p + U·(1 − p/n) for hot and other pages apart, with p unsent bytes out
/// of n.</para>
/// <para>Time counts payload: page headers are traffic but take no time. Assumes a constant R. Where the rule's goal is out of reach,
/// <see cref="MigrationEstimate.Converged"/> is false and the downtime is what the forced stop costs. The source keeps the
/// VM until the commitment, so migrating adds no risk of loss. Clark et al., NSDI 2005.</para>
/// </summary>
public sealed class PreCopyModel : IMigrationModel
{
    private readonly PreCopyOptions _options;
    private readonly MigrationOverheads _overheads;

    /// <summary>Creates a model.</summary>
    /// <param name="options">Options; null for the textbook's.</param>
    public PreCopyModel(PreCopyOptions? options = null)
    {
        _options = options ?? new PreCopyOptions();
        _overheads = _options.Overheads ?? _options.StopRule.Overheads;
    }

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.PreCopy;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        var copy = new RoundwiseCopy(request);
        StopDecision decision = _options.StopRule.Decide(copy.Progress);
        while (decision == StopDecision.Continue)
        {
            copy.Send(_options.StopRule.BytesOfNextRound(copy.Progress));
            decision = _options.StopRule.Decide(copy.Progress);
        }

        return Result(request, copy.Progress, decision == StopDecision.Stop);
    }

    private MigrationEstimate Result(MigrationRequest request, in PreCopyProgress end, bool converged)
    {
        double downSeconds = ((end.RemainingBytes + _overheads.DeviceState.Bytes) / end.BytesPerSecond) + _overheads.Resume.TotalSeconds;
        double resumeSeconds = _overheads.Setup.TotalSeconds + end.ElapsedSeconds + downSeconds;
        DataSize traffic = WireFormat.Traffic(end.SentBytes + end.RemainingBytes, request.ZeroMemory, _overheads.DeviceState);
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(resumeSeconds + _overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(resumeSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Traffic = traffic,
            Rounds = end.Rounds,
            Converged = converged,
            Slowdown = ModelTime.FromSeconds(_options.SlowdownShare * end.ElapsedSeconds),
            Energy = _options.Energy.Of(traffic),
            ResidualRisk = 0,
        };
    }
}
