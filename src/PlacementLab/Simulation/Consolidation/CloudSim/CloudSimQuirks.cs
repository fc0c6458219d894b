using System.Collections.Immutable;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>The quirks of CloudSim 3.0.3 that can be switched to the sensible rule one by one.</summary>
public static class CloudSimQuirks
{
    /// <summary>All quirks in the order of their numbers.</summary>
    public static ImmutableArray<CloudSimQuirk> All { get; } =
    [
        new("C2", "idle-vms-kept",
            "A VM that asks for no CPU in two successive samples, and does not migrate then, counts as finished and is deleted for ever.",
            "Idle VMs stay."),
        new("C3", "memory-held",
            "Memory is checked only while VMs are created; afterwards every VM asks for none, and dozens of VMs share 4 GB.",
            "A VM holds its memory on every host that lists it, and a host takes no VM for which it has none left."),
        new("C4", "receivers-protected",
            "A host that has just been chosen for a VM from an overloaded host may be evacuated in the same interval; the VM then has two "
            + "targets, and both migrations count.",
            "Hosts that were chosen for VMs of overloaded hosts are not evacuated in that interval."),
        new("C5", "same-power-base",
            "The power that one VM more would take is the difference between the power with the VMs placed in this round and the power "
            + "without them, so that hosts already chosen look dearer than they are.",
            "Both sides include the VMs placed in this round."),
        new("C6", "full-span",
            "Until the first interval and after the last event no energy is counted (but for NPA, where only the end is missing).",
            "Energy is counted from 0 to the end of the trace: before the first interval at the power found there, after the last event at "
            + "the power left there."),
        new("C7", "loess-weights",
            "The regressions of LR and LRR never use their weights: both are the same plain least squares.",
            "LR weighs by tricube, LRR by tricube and bisquare."),
        new("C8", "underload-test",
            "Any host that is not overloaded may be evacuated, in the order of the load of the last refresh, whether or not it saves power.",
            "An evacuation is carried out only if the power of the host, with the VMs placed on it in this round, is more than the power "
            + "that its VMs add elsewhere."),
        new("C9", "no-rounding",
            "Where an overbooked host shares its CPU, shares are rounded down to whole MIPS.",
            "They are not rounded."),
        new("C10", "incoming-not-violating",
            "SLATAH charges the target of a migration with all that the incoming VM asks for, although it grants 10 % until it has "
            + "arrived: almost every host with an incoming VM counts as violating.",
            "An incoming VM is charged with what it is granted."),
        new("C11", "honest-times",
            "The \"time before a VM migration\" is the duration of the migration, and the \"time before shutdown\" counts hosts that were "
            + "never used as shut down at the first interval.",
            "The time before a migration is that from the VM's arrival on its host to the start of its migration; hosts idle from the "
            + "start are not counted as shut down."),
        new("C12", "idle-hosts-cost",
            "A host whose VMs ask for nothing counts as off and takes no power.",
            "A host that has VMs is on: it takes its idle power, counts as active, and may be evacuated."),
        new("C13", "insertion-order",
            "The order of a Java hash table enters sums, and so the last digits.",
            "Sums run in the order in which VMs came to the host."),
        new("C14", "seeded-selection",
            "The random selection makes a new generator for each draw, seeded by the clock: no run can be repeated.",
            "One stream from the seed for the whole run. This is always so here, with the switch or without it."),
        new("C15", "rebalance-shares",
            "A VM that migrates away gets 90 % of its share while its host books 100 %, so that a tenth is given to nobody.",
            "The host books what it gives."),
    ];
}
