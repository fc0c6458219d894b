using PlacementLab.Migration.StopRules;

namespace PlacementLab.Migration;

/// <summary>Options of <see cref="PreCopyModel"/>.</summary>
public sealed record PreCopyOptions
{
    /// <summary>When the VM is stopped.</summary>
    public IStopRule StopRule { get; init; } = StopRulePresets.Default;

    /// <summary>What the migration takes beside its pages; null for the overheads of the stop rule.</summary>
    public MigrationOverheads? Overheads { get; init; }

    /// <summary>
    /// Share of its running time that a VM loses while its memory is copied, 0–1. 0.10 is the usual assumption
    /// (Voorsluys et al., CloudCom 2009; taken over by Beloglazov and Buyya, CCPE 2012); it depends on the workload.
    /// </summary>
    public double SlowdownShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0–1");
    } = 0.10;

    /// <summary>What follows if the stop rule switches to post-copy; its overheads and energy are then those of the whole migration.</summary>
    public PostCopyOptions PostCopy { get; init; } = new();

    /// <summary>Energy over traffic.</summary>
    public EnergyCoefficients Energy { get; init; } = new();
}
