using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;

namespace PlacementLab.Experiments.Sweeps;

/// <summary>The downtime limit that a stop rule keeps to: the one asked for, one of its own, or none.</summary>
public static class RuleDowntimeLimit
{
    /// <summary>Whether a rule reads <see cref="MigrationModelSettings.DowntimeLimit"/>.</summary>
    /// <param name="rule">The rule.</param>
    public static bool IsRequested(IStopRule rule) => rule is not CustomStopRule custom || (KeepsOne(custom) && custom.DowntimeLimit is null);

    /// <summary>The limit that estimates by some settings are compared with; the last one of a limit that grows.</summary>
    /// <param name="settings">Stop rule and the limit asked for.</param>
    /// <returns>Null for a rule without any.</returns>
    public static TimeSpan? Of(MigrationModelSettings settings) => settings.StopRule switch
    {
        CustomStopRule custom when !KeepsOne(custom) => null,
        CustomStopRule { DowntimeLimit: { } own } => own,
        _ => settings.DowntimeLimit,
    };

    private static bool KeepsOne(CustomStopRule rule) => rule.StopsAtDowntimeLimit || rule.ReadsDirtyPagesAtThreshold;
}
