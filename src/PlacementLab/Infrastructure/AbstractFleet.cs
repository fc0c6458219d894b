using System.Collections.Immutable;
using System.Globalization;

namespace PlacementLab.Infrastructure;

/// <summary>
/// Hosts and VMs of an abstract problem, such as a packing or reassignment instance, which states amounts of resources and nothing
/// of power or network: links carry nothing, so no migration can be planned over them, and power is 1 W whatever the load.
/// </summary>
public static class AbstractFleet
{
    private static readonly HostType _hostType =
        new("abstract", default, default, default, new PowerCurve([.. Enumerable.Repeat(1.0, 11)]));

    private static readonly VmType _vmType = new("abstract", default, default);

    /// <summary>Hosts named by their number, all in one rack.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="noun">What the names begin with.</param>
    public static Datacenter Hosts(int count, string noun) => Hosts([.. Enumerable.Range(0, count).Select(i => Name(noun, i))]);

    /// <summary>Hosts of the given names, all in one rack.</summary>
    /// <param name="names">At least one.</param>
    public static Datacenter Hosts(IReadOnlyList<string> names)
    {
        ImmutableArray<Host> hosts = [.. names.Select((name, i) => new Host(i, name, _hostType, 0))];
        return new Datacenter(hosts, Topology.TwoTier(hosts, new TwoTierOptions { RackUplink = default, Core = default }));
    }

    /// <summary>VMs named by their number.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">What the names begin with.</param>
    public static ImmutableArray<Vm> Vms(int count, string noun) => Vms([.. Enumerable.Range(0, count).Select(i => Name(noun, i))]);

    /// <summary>VMs of the given names.</summary>
    /// <param name="names">The names.</param>
    public static ImmutableArray<Vm> Vms(IReadOnlyList<string> names) => [.. names.Select((name, i) => new Vm(i, name, _vmType))];

    private static string Name(string noun, int number) => string.Create(CultureInfo.InvariantCulture, $"{noun}-{number}");
}
