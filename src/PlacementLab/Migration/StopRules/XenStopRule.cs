namespace PlacementLab.Migration.StopRules;

/// <summary>
/// Xen's rule: stop when fewer than 50 pages are dirty; after five rounds the stop is forced. There is no downtime limit.
/// The overheads are those measured on QEMU, for want of measured ones.
/// </summary>
public sealed class XenStopRule : IStopRule
{
    private const int MaxRounds = 5;
    private const double FewBytes = 50 * WireFormat.PageBytes;

    /// <inheritdoc/>
    public string Name => "xen";

    /// <inheritdoc/>
    public MigrationOverheads Overheads => MigrationOverheads.Measured;

    /// <inheritdoc/>
    public StopDecision Decide(in PreCopyProgress progress)
    {
        if (progress.RemainingBytes < FewBytes)
        {
            return StopDecision.Stop;
        }

        return progress.Rounds >= MaxRounds ? StopDecision.ForcedStop : StopDecision.Continue;
    }
}
