using PlacementLab.Demand;
using PlacementLab.Experiments.Specs;

namespace PlacementLab.Experiments.Running;

/// <summary>What every output of an experiment must say of what it does not know.</summary>
internal static class AssumptionText
{
    /// <summary>The statements.</summary>
    public static System.Collections.Immutable.ImmutableArray<string> Of(ExperimentSpec spec, TraceSet traces) =>
    [
        $"Dirty-page behaviour is assumed, not measured: public fleet traces carry none. Each VM draws one of the classes "
            + $"{string.Join(", ", spec.Dirty.Classes.Select(c => c.Name))}; rates follow (utilisation / its mean so far)^{FormattableString.Invariant($"{spec.Dirty.Gamma}")}.",
        traces.HasMemory
            ? FormattableString.Invariant($"Memory is the trace's share of the VM type's memory, at least {spec.Vms.MinimumResidentShare:0%} of it.")
            : "The trace has no memory: every VM's whole configured memory counts as resident.",
        $"VM sizes are dealt round-robin to the traces, and CPU % is taken of the VM's own MIPS; the traces do not say either.",
        $"Migrations take what their model predicts (stop rule {spec.Migration.StopRule}); hosts without VMs are off and wake at once.",
        "The energy of a migration is a derived figure (linear in its traffic), and its risk follows from assumed failure rates.",
    ];
}
