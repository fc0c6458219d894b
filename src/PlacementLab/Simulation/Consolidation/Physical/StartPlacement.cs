using System.Globalization;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Where the VMs are at time zero, the same for every policy: power-aware best fit, decreasing, with the full CPU of their types, as
/// published. Where that does not fit, CPU is overbooked by the least of a few factors with which it does; memory never is.
/// </summary>
internal static class StartPlacement
{
    private static readonly double[] _overbooking = [1, 1.5, 2, 3, 4, 6, 8, 16, 1000];

    /// <summary>The host of each VM.</summary>
    /// <exception cref="InvalidInputException">The VMs do not fit.</exception>
    public static int[] Of(FleetArrays fleet)
    {
        int[] order = [.. Enumerable.Range(0, fleet.VmCount)
            .OrderByDescending(vm => fleet.VmMips[vm]).ThenByDescending(vm => fleet.VmMemoryBytes[vm])];
        var draft = new Draft(fleet, null);
        int failed = -1;
        foreach (double factor in _overbooking)
        {
            int[] hostOf = new int[fleet.VmCount];
            failed = Place(draft, order, [.. fleet.VmMips.Select(m => m / factor)], hostOf);
            if (failed < 0)
            {
                return hostOf;
            }
        }

        throw new InvalidInputException(
            "first placement",
            string.Create(
                CultureInfo.InvariantCulture,
                $"no host for VM \"{fleet.Scenario.Vms[failed].Name}\" ({fleet.Scenario.Vms[failed].Type.Memory}) on {fleet.HostCount:N0} host(s)"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"room for all {fleet.VmCount:N0} VMs at time zero: memory for each, and at most {_overbooking[^1]:N0} times a host's CPU"),
            "Use fewer VMs, more hosts or hosts with more memory.");
    }

    /// <summary>Places all; the VM that finds no host, −1 if each does.</summary>
    private static int Place(Draft draft, int[] order, double[] bookedMips, int[] hostOf)
    {
        draft.Load(bookedMips);
        var index = new HostIndex(draft);
        for (int host = draft.Fleet.HostCount - 1; host >= 0; host--)
        {
            index.Add(host, isAsleep: true);
        }

        var fit = new CheapestHost(draft, index, new double[draft.Fleet.Kinds.Length]) { Most = int.MaxValue, MostPerClass = int.MaxValue };
        foreach (int vm in order)
        {
            int host = fit.Find(vm, Proposal.Empty, wakes: true);
            if (host < 0)
            {
                return vm;
            }

            draft.Put(vm, host);
            index.Update(host);
            hostOf[vm] = host;
        }

        return -1;
    }
}
