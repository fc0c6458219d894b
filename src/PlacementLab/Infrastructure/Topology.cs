using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Infrastructure;

/// <summary>
/// A two-tier network: a NIC per host and direction, an uplink per rack and direction, one core. A route inside a rack
/// is NIC out, NIC in; between racks it is NIC out, uplink up, core, uplink down, NIC in.
/// </summary>
public sealed class Topology
{
    private readonly ImmutableArray<int> _rackOf;
    private readonly int _racks;

    private Topology(TwoTierOptions options, ImmutableArray<Link> links, ImmutableArray<int> rackOf, int racks)
    {
        Options = options;
        Links = links;
        _rackOf = rackOf;
        _racks = racks;
    }

    /// <summary>What it was built from, beside the hosts.</summary>
    public TwoTierOptions Options { get; }

    /// <summary>All links; <see cref="Route"/> gives positions in this list.</summary>
    public ImmutableArray<Link> Links { get; }

    /// <summary>Builds the network of some hosts.</summary>
    /// <param name="hosts">Hosts in index order; their racks are read from them.</param>
    /// <param name="options">Capacities and reserved share.</param>
    /// <exception cref="ArgumentException">The reserved share is outside 0 to below 1, or there is no host.</exception>
    public static Topology TwoTier(IReadOnlyList<Host> hosts, TwoTierOptions options)
    {
        if (hosts.Count == 0 || options.ReservedShare is not (>= 0 and < 1))
        {
            throw new ArgumentException("A topology needs a host, and a reserved share from 0 to below 1.");
        }

        int racks = hosts.Max(h => h.Rack) + 1;
        var links = ImmutableArray.CreateBuilder<Link>();
        void Add(string name, DataRate capacity) => links.Add(new Link(links.Count, name, capacity, options.ReservedShare));
        foreach (Host host in hosts)
        {
            Add($"{host.Name} out", host.Type.Nic);
            Add($"{host.Name} in", host.Type.Nic);
        }

        for (int rack = 0; rack < racks; rack++)
        {
            Add($"rack-{rack} up", options.RackUplink);
            Add($"rack-{rack} down", options.RackUplink);
        }

        Add("core", options.Core);
        return new Topology(options, links.ToImmutable(), [.. hosts.Select(h => h.Rack)], racks);
    }

    /// <summary>The links that a transfer crosses, in order.</summary>
    /// <param name="from">Index of the sending host.</param>
    /// <param name="to">Index of the receiving host.</param>
    public ImmutableArray<int> Route(int from, int to)
    {
        int rackLinks = 2 * _rackOf.Length;
        int up = rackLinks + (2 * _rackOf[from]);
        int down = rackLinks + (2 * _rackOf[to]) + 1;
        int core = rackLinks + (2 * _racks);
        return _rackOf[from] == _rackOf[to]
            ? [2 * from, (2 * to) + 1]
            : [2 * from, up, core, down, (2 * to) + 1];
    }

    /// <summary>The links between a host and the world outside the datacenter: its NIC and its rack's uplink, both directions, and the core.</summary>
    /// <param name="host">Index of the host.</param>
    public ImmutableArray<int> LinksToOutside(int host)
    {
        int rackLinks = 2 * _rackOf.Length;
        int up = rackLinks + (2 * _rackOf[host]);
        return [2 * host, (2 * host) + 1, up, up + 1, rackLinks + (2 * _racks)];
    }
}
