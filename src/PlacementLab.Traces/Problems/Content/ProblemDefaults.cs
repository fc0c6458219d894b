using PlacementLab.Infrastructure;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>What a document leaves out that states amounts of resources only: types without power and a network that carries nothing.</summary>
internal static class ProblemDefaults
{
    private static readonly Datacenter _abstract = AbstractFleet.Hosts(1, "host");

    /// <summary>Type of a host that names none.</summary>
    public static HostType HostType { get; } = _abstract.Hosts[0].Type;

    /// <summary>Type of a VM that names none.</summary>
    public static VmType VmType { get; } = AbstractFleet.Vms(1, "vm")[0].Type;

    /// <summary>Network of a document that has none.</summary>
    public static TwoTierOptions Network { get; } = _abstract.Topology.Options;
}
