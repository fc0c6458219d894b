using System.Globalization;
using PlacementLab.Infrastructure;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>What a reader of a physical simulation must know of the fleet and of what is assumed.</summary>
internal static class PhysicalNotes
{
    /// <summary>What is assumed because the traces do not say it.</summary>
    public static string[] Assumptions { get; } =
    [
        "how VMs dirty memory (four workload classes, a quarter of the VMs each, rates in proportion to CPU)",
        "network traffic of VMs (in proportion to CPU)",
        "racks of 20 hosts with 10 Gbit/s uplinks and a core of a quarter of all uplinks",
        "an evacuated host is expected to stay off for an hour",
        "10 s to switch a host off; waking takes 200 s at full power as published",
    ];

    /// <summary>One sentence on the fleet and one on the assumptions.</summary>
    public static string Fleet(PhysicalScenario scenario)
    {
        HostType[] types = [.. scenario.Datacenter.Hosts.Select(h => h.Type).Distinct()];
        string kinds = string.Join(", ", types.Select(t => $"{t.Name} with {t.Memory}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{scenario.Datacenter.Hosts.Length:N0} hosts ({kinds}), {scenario.Vms.Length:N0} VMs on {scenario.Traces.DistinctCount:N0} traces. ")
            + $"Assumed: {string.Join("; ", Assumptions)}.";
    }
}
