using System.Globalization;

namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>
/// Places the VMs at the start, one after the other, with all the MIPS they have and with their memory. Disk and bandwidth never
/// bind before memory does.
/// </summary>
internal static class InitialPlacement
{
    /// <summary>Places all VMs: by power-aware best fit if there are histories to ask, else first fit.</summary>
    /// <exception cref="InvalidInputException">A VM finds no host.</exception>
    public static void Run(CloudSimState state, HostFinder finder, HostHistories? histories)
    {
        bool[] none = new bool[state.Fleet.HostCount];
        finder.SetCandidates(none);
        for (int vm = 0; vm < state.Fleet.VmCount; vm++)
        {
            int host = histories is null ? finder.FirstFit(vm) : finder.BestFit(vm, histories);
            if (host < 0)
            {
                throw NoHost(state.Fleet, vm);
            }

            state.Shares.Create(host, vm);
            state.Vms.HostOf[vm] = host;
        }
    }

    private static InvalidInputException NoHost(CloudSimFleet fleet, int vm) => new(
        "first placement",
        string.Create(
            CultureInfo.InvariantCulture,
            $"no host for VM {vm} ({fleet.VmMips[vm]} MIPS, {fleet.VmMegabytes[vm]} MB) among {fleet.HostCount} hosts"),
        string.Create(CultureInfo.InvariantCulture, $"room for all {fleet.VmCount} VMs at time zero"),
        "Use fewer traces or more hosts.");
}
