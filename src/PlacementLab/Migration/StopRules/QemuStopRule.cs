namespace PlacementLab.Migration.StopRules;

/// <summary>
/// QEMU's loop: send in steps of about 50 ms; when what is known to be left falls below R·d_max, read the dirty pages; stop if
/// the rest is then still below, else go on. So a round leaves up to a threshold's worth unsent, and pages both unsent
/// and written again count once. QEMU itself never gives up; here the stop is forced when five rounds in a row bring
/// no progress and no throttle may still rise. As in QEMU 10.0.2; that the bandwidth cap is lifted at the stop is not modelled.
/// </summary>
public sealed class QemuStopRule : IStopRule
{
    private const double StepSeconds = 0.05;
    private const int PatienceRounds = 5;

    /// <inheritdoc/>
    public string Name => "qemu";

    /// <inheritdoc/>
    public MigrationOverheads Overheads => MigrationOverheads.Measured;

    /// <inheritdoc/>
    public StopDecision Decide(in PreCopyProgress progress)
    {
        if (progress.RemainingBytes <= progress.ThresholdBytes)
        {
            return StopDecision.Stop;
        }

        return progress.RoundsWithoutProgress >= PatienceRounds && !progress.ThrottleMayRise ? StopDecision.ForcedStop : StopDecision.Continue;
    }

    /// <inheritdoc/>
    public double BytesOfNextRound(in PreCopyProgress progress)
    {
        double stepBytes = progress.BytesPerSecond * StepSeconds;
        double steps = Math.Max(1, Math.Ceiling((progress.RemainingBytes - progress.ThresholdBytes) / stepBytes));
        return Math.Min(progress.RemainingBytes, steps * stepBytes);
    }
}
