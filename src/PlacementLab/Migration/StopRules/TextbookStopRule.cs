namespace PlacementLab.Migration.StopRules;

/// <summary>
/// Stop when the rest fits the downtime limit, V_n ≤ R·d_max; no cap on rounds. The rest never grows, since U does not fall;
/// it stays above the threshold for ever exactly if U(d_max) ≥ R·d_max at the threshold itself. Then the stop is forced
/// as soon as a round shrinks the rest by less than 1 %, or the rest is below a page: the downtime is what it costs. A
/// throttle that may still rise is waited for.
/// Clark et al., "Live migration of virtual machines", NSDI 2005, gives the rounds.
/// </summary>
public sealed class TextbookStopRule : IStopRule
{
    private const double LeastShrinkWithoutHope = 0.01;
    private const double LeastShrink = 1e-6;

    /// <inheritdoc/>
    public string Name => "textbook";

    /// <inheritdoc/>
    public MigrationOverheads Overheads => MigrationOverheads.None;

    /// <inheritdoc/>
    public StopDecision Decide(in PreCopyProgress progress)
    {
        if (progress.RemainingBytes <= progress.ThresholdBytes)
        {
            return StopDecision.Stop;
        }

        double shrink = 1 - (progress.RemainingBytes / progress.PreviousBytes);
        bool worthwhile = shrink >= LeastShrinkWithoutHope && progress.RemainingBytes >= WireFormat.PageBytes;
        if (progress.Rounds == 0 || worthwhile)
        {
            return StopDecision.Continue;
        }

        bool reachable = progress.DirtiedBytes(progress.DowntimeLimitSeconds) < progress.ThresholdBytes;
        bool throttled = progress.ThrottleMayRise && progress.RemainingBytes >= WireFormat.PageBytes;
        return throttled || (reachable && shrink >= LeastShrink) ? StopDecision.Continue : StopDecision.ForcedStop;
    }
}
