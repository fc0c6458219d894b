namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>The switches of a run, as flags that inner loops can ask.</summary>
internal sealed class CloudSimSwitches(CloudSimRules rules)
{
    /// <summary>C2.</summary>
    public bool IdleVmsKept { get; } = IsOn(rules, "idle-vms-kept");

    /// <summary>C3.</summary>
    public bool MemoryHeld { get; } = IsOn(rules, "memory-held");

    /// <summary>C4.</summary>
    public bool ReceiversProtected { get; } = IsOn(rules, "receivers-protected");

    /// <summary>C5.</summary>
    public bool SamePowerBase { get; } = IsOn(rules, "same-power-base");

    /// <summary>C6.</summary>
    public bool FullSpan { get; } = IsOn(rules, "full-span");

    /// <summary>C7.</summary>
    public bool LoessWeights { get; } = IsOn(rules, "loess-weights");

    /// <summary>C8.</summary>
    public bool UnderloadTest { get; } = IsOn(rules, "underload-test");

    /// <summary>C9.</summary>
    public bool NoRounding { get; } = IsOn(rules, "no-rounding");

    /// <summary>C10.</summary>
    public bool IncomingNotViolating { get; } = IsOn(rules, "incoming-not-violating");

    /// <summary>C11.</summary>
    public bool HonestTimes { get; } = IsOn(rules, "honest-times");

    /// <summary>C12.</summary>
    public bool IdleHostsCost { get; } = IsOn(rules, "idle-hosts-cost");

    /// <summary>C13.</summary>
    public bool InsertionOrder { get; } = IsOn(rules, "insertion-order");

    /// <summary>C15.</summary>
    public bool RebalanceShares { get; } = IsOn(rules, "rebalance-shares");

    /// <summary>C5'.</summary>
    public bool CachedLoad { get; } = rules.Release == CloudSimRelease.V30;

    private static bool IsOn(CloudSimRules rules, string fix) => rules.Fixed.Any(q => q.Fix == fix);
}
