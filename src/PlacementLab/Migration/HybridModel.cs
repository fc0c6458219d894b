using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Hybrid, in five phases: preparation, at most k bounded pre-copy rounds, state transfer, resumption, on-demand paging of
/// the pages V_k that were written again.
/// <para>Vᵢ and tᵢ as in <see cref="PreCopyModel"/>, fewer rounds where nothing is left to send; T_down as in
/// <see cref="PostCopyModel"/>; T = o_pre + Σ_{i&lt;k}tᵢ + T_down + V_k/R_push + o_post; traffic = (Σ_{i&lt;k}Vᵢ + V_k)·4104/4096 +
/// 8·(zero pages) + C. Slow-down is the share lost in the rounds plus the wait for missing pages, of which only
/// V_k are left; the residual risk lasts V_k/R_push. Always ends, hence always converges.</para>
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class HybridModel(HybridOptions? options = null) : IMigrationModel
{
    private readonly HybridOptions _options = options ?? new HybridOptions();

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.Hybrid;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        var copy = new RoundwiseCopy(request);
        while (copy.Progress.Rounds < _options.MaxRounds && copy.Progress.RemainingBytes > 0)
        {
            copy.Send(copy.Progress.RemainingBytes);
        }

        return Result(request, copy);
    }

    private MigrationEstimate Result(MigrationRequest request, in RoundwiseCopy copy)
    {
        PostCopyOptions options = _options.PostCopy;
        MigrationOverheads overheads = options.Overheads;
        double copySeconds = copy.Progress.ElapsedSeconds;
        double leftBytes = copy.Progress.RemainingBytes;
        PostCopyTail tail = PostCopyTail.Of(request, leftBytes, options);
        double downSeconds = (overheads.DeviceState.Bytes / request.Bandwidth.BytesPerSecond) + overheads.Resume.TotalSeconds;
        double resumeSeconds = overheads.Setup.TotalSeconds + copySeconds + downSeconds;
        DataSize traffic = WireFormat.Traffic(copy.Progress.SentBytes + leftBytes, request.ZeroMemory, overheads.DeviceState);
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(resumeSeconds + tail.Seconds + overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(resumeSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Traffic = traffic,
            Rounds = copy.Progress.Rounds,
            Converged = true,
            Slowdown = ModelTime.FromSeconds((_options.SlowdownShare * copySeconds) + tail.StallSeconds),
            Energy = options.Energy.Of(traffic),
            ResidualRisk = options.FailureRates.LossOfSplitVm(tail.Seconds),
        };
    }
}
