namespace PlacementLab.Checking;

/// <summary>What a plan can do wrong. Magnitudes are in the unit named here.</summary>
public enum PlanViolationKind
{
    /// <summary>A migration or an unplanned move names a VM or a host that the problem does not have (1 entry).</summary>
    UnknownIndex,

    /// <summary>A migration ends on the host it starts from (1 migration).</summary>
    SameHost,

    /// <summary>A migration starts before the plan (s).</summary>
    NegativeStart,

    /// <summary>A migration takes no time or a negative one (s).</summary>
    NonPositiveDuration,

    /// <summary>A bandwidth is not a positive number (B/s).</summary>
    NonPositiveBandwidth,

    /// <summary>The times of a migration break 0 ≤ downtime ≤ resume ≤ total time (s).</summary>
    InconsistentTimes,

    /// <summary>A migration leaves a host that the VM is not on at that time (1 migration).</summary>
    WrongSource,

    /// <summary>A VM is in two migrations at once (s of overlap).</summary>
    OverlappingMigrations,

    /// <summary>A host has more on it than its capacity and than at the start of the plan (unit of the resource).</summary>
    HostCapacity,

    /// <summary>The reservations on a link exceed what it has for migrations (B/s).</summary>
    LinkBandwidth,

    /// <summary>A migration has less than the least share of what its route can give (B/s).</summary>
    BandwidthShare,

    /// <summary>A host takes part in too many migrations at a time (migrations).</summary>
    HostConcurrency,

    /// <summary>Too many migrations run at a time (migrations).</summary>
    TotalConcurrency,

    /// <summary>A migration ends after the deadline (s).</summary>
    Deadline,

    /// <summary>Bandwidth × total time carries less than the VM's memory (B).</summary>
    TimeBelowPayload,

    /// <summary>The traffic is less than the VM's memory (B).</summary>
    TrafficBelowPayload,

    /// <summary>A VM does not end on its target and the plan does not say why (1 VM).</summary>
    TargetMissed,

    /// <summary>A VM that the plan lists as unplanned migrates, or does not have the move that is listed (1 VM).</summary>
    UnplannedMismatch,

    /// <summary>A migration to a host that is not the target is not marked as a detour, or one to the target is (1 migration).</summary>
    BypassMark,

    /// <summary>A continuous placement constraint is broken for a while (unit of the constraint).</summary>
    PlacementConstraint,

    /// <summary>A VM starts to move before one that must have landed first (s too early).</summary>
    Precedence,

    /// <summary>Two VMs of a group that a rule keeps apart move at the same time (s of overlap).</summary>
    Serialized,

    /// <summary>VMs of a group that must change hosts together do not (s between them).</summary>
    Synchronized,

    /// <summary>A VM starts to move before it may (s too early).</summary>
    EarlyStart,

    /// <summary>A VM goes to the store or comes from it other than suspended (1 migration).</summary>
    StoreUse,
}
