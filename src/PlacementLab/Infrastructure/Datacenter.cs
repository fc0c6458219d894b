using System.Collections.Immutable;

namespace PlacementLab.Infrastructure;

/// <summary>Hosts and the network between them.</summary>
/// <param name="Hosts">Hosts in index order.</param>
/// <param name="Topology">The network.</param>
public sealed record Datacenter(ImmutableArray<Host> Hosts, Topology Topology);
