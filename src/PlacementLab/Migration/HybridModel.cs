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

        return new EarlyResume(_options.PostCopy, _options.SlowdownShare).After(request, copy);
    }
}
