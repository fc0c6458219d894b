namespace PlacementLab.Migration.StopRules;

/// <summary>
/// When pre-copy stops the VM. A rule is immutable, has no state of its own and sees all it needs in
/// <see cref="PreCopyProgress"/>, so that hypervisors' rules are presets of one model.
/// </summary>
public interface IStopRule
{
    /// <summary>Literal name, the same on the command line and in results.</summary>
    string Name { get; }

    /// <summary>Overheads of the hypervisor whose rule this is.</summary>
    MigrationOverheads Overheads { get; }

    /// <summary>What <see cref="StopDecision.Throttle"/> does.</summary>
    ThrottleRule Throttle => ThrottleRule.Default;

    /// <summary>Decides, before the first round and after each one. Must end every migration.</summary>
    /// <param name="progress">Where the migration stands.</param>
    StopDecision Decide(in PreCopyProgress progress);

    /// <summary>How much the next round sends before the dirty pages are read again; all of the rest unless a rule says otherwise.</summary>
    /// <param name="progress">Where the migration stands.</param>
    /// <returns>Bytes, above 0 and at most the rest.</returns>
    double BytesOfNextRound(in PreCopyProgress progress) => progress.RemainingBytes;

    /// <summary>
    /// The next moment at which the rule may decide otherwise because of the time alone. Rounds that repeat themselves are
    /// skipped up to it.
    /// </summary>
    /// <param name="progress">Where the migration stands.</param>
    /// <returns>Seconds since the first round began; +∞ for never.</returns>
    double NextChangeSeconds(in PreCopyProgress progress) => double.PositiveInfinity;
}
