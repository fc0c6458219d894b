using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Physical;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Comparison;

/// <summary>What is compared, and on what hosts.</summary>
public sealed record ComparisonSettings
{
    /// <summary>The policies, at least one.</summary>
    public ImmutableArray<ComparedPolicy> Policies { get; init; } = [.. ComparedPolicies.Usual.Select(n => ComparedPolicies.Parse(n, "policies"))];

    /// <summary>What migrations cost, at least one.</summary>
    public ImmutableArray<MigrationRegime> Regimes { get; init; } = MigrationRegime.All;

    /// <summary>Seeds: each draws dirty rates, random selections and what solvers draw. A day counts with the mean over its seeds. At least one.</summary>
    public ImmutableArray<int> Seeds { get; init; } = [1];

    /// <summary>Number of hosts.</summary>
    public int Hosts { get; init; } = CloudSimScenario.PublishedHosts;

    /// <summary>
    /// Memory of each host; null for the published 4 GiB, doubled until VMs fill at most three quarters. The default is more, since with
    /// 4 GiB memory fills hosts long before CPU does, and hardly anything is left for a policy to decide.
    /// </summary>
    public DataSize? HostMemory { get; init; } = DataSize.FromGibibytes(16);

    /// <summary>Prices by which energy and lost work add up.</summary>
    public ComparisonPrices Prices { get; init; } = new();

    /// <summary>The fleet of a seed.</summary>
    internal FleetOptions Fleet(int seed) => new() { Hosts = Hosts, HostMemory = HostMemory, Seed = seed };
}
