using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Energy that emptying a host saves.</summary>
/// <param name="draft">Loads.</param>
/// <param name="rules">Horizon and costs.</param>
internal sealed class EvacuationGain(Draft draft, PhysicalRules rules)
{
    /// <summary>
    /// Energy saved over the horizon in J: the host's power for that time, less what its VMs draw elsewhere, their migrations, and
    /// switching the host off and on again.
    /// </summary>
    /// <param name="view">The fleet.</param>
    /// <param name="host">The host.</param>
    /// <param name="proposal">Where its VMs go.</param>
    public double Of(FleetView view, int host, Proposal proposal)
    {
        FleetArrays fleet = draft.Fleet;
        int kind = fleet.KindOfHost[host];
        double watts = fleet.Watts(kind, draft.Mips[host] / fleet.HostMips[host]) - rules.Transitions.Asleep.Watts;
        double joules = -(rules.Transitions.Sleep.TotalSeconds * fleet.Watts(kind, 0)) - (rules.Transitions.Wake.TotalSeconds * fleet.Watts(kind, 1));
        for (int i = 0; i < proposal.Moves.Length; i++)
        {
            (int vm, int target) = proposal.Moves[i];
            watts -= Rise(proposal.Moves[..i], vm, target);
            joules -= rules.Models.Energy.Of(DataSize.FromBytes(view.ResidentBytes(vm))).Joules;
        }

        return (watts * rules.GainHorizon.TotalSeconds) + joules;
    }

    // What a VM adds to the power of its target, with the moves before it.
    private double Rise(ReadOnlySpan<(int Vm, int Host)> before, int vm, int target)
    {
        FleetArrays fleet = draft.Fleet;
        double mips = draft.Mips[target];
        foreach ((int other, int host) in before)
        {
            mips += host == target ? draft.VmMips(other) : 0;
        }

        int kind = fleet.KindOfHost[target];
        double capacity = fleet.HostMips[target];
        return fleet.Watts(kind, (mips + draft.VmMips(vm)) / capacity) - fleet.Watts(kind, mips / capacity);
    }
}
