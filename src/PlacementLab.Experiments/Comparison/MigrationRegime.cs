using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Migration.StopRules;
using PlacementLab.Simulation;
using PlacementLab.Simulation.Consolidation.Physical;

namespace PlacementLab.Experiments.Comparison;

/// <summary>What migrations cost in a run: what a scheme's model says, or nothing.</summary>
/// <param name="Name">The scheme's name, "free", or "none" for a policy that never migrates.</param>
/// <param name="Scheme">The scheme; null for the other two.</param>
public sealed record MigrationRegime(string Name, MigrationScheme? Scheme)
{
    // Stop-and-copy over links this much faster takes microseconds.
    private const double FasterLinks = 1e6;

    /// <summary>
    /// Migrations that take (next to) no time, no work and no energy: links a million times as fast, VM traffic as much of them as before. All
    /// other rules are the same, so what differs from a scheme is what its migrations cost.
    /// </summary>
    public static MigrationRegime Free { get; } = new("free", null);

    /// <summary>For policies that never migrate.</summary>
    public static MigrationRegime None { get; } = new("none", null);

    /// <summary>Those with costs.</summary>
    public static ImmutableArray<MigrationRegime> Real { get; } =
    [
        .. new[] { MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy }
            .Select(s => new MigrationRegime(MigrationSchemeNames.NameOf(s), s)),
    ];

    /// <summary>Free migrations, then those with costs.</summary>
    public static ImmutableArray<MigrationRegime> All { get; } = [Free, .. Real];

    /// <summary>A regime by its name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">It names none.</exception>
    public static MigrationRegime Parse(string name, string place) =>
        All.FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidInputException(
            place, $"\"{name}\"", $"one of {string.Join(", ", All.Select(r => r.Name))}", "Use these names, with commas between.");

    /// <summary>A fleet as it is under this regime.</summary>
    /// <param name="fleet">The fleet with costs.</param>
    internal PhysicalScenario Apply(PhysicalScenario fleet)
    {
        if (this != Free)
        {
            return fleet;
        }

        TwoTierOptions network = fleet.Datacenter.Topology.Options;
        ImmutableArray<Host> hosts = [.. fleet.Datacenter.Hosts.Select(h => h with { Type = h.Type with { Nic = h.Type.Nic * FasterLinks } })];
        return fleet with
        {
            Datacenter = new Datacenter(hosts, Topology.TwoTier(hosts, network with { RackUplink = network.RackUplink * FasterLinks, Core = network.Core * FasterLinks })),
            NetworkAtFullLoad = fleet.NetworkAtFullLoad * FasterLinks,
        };
    }

    /// <summary>The rules of this regime.</summary>
    internal PhysicalRules Rules() => Scheme is { } scheme ? new PhysicalRules { Scheme = scheme } : new PhysicalRules
    {
        Scheme = MigrationScheme.StopAndCopy,
        Models = new MigrationModelSettings { StopRule = StopRulePresets.Qemu, Energy = new EnergyCoefficients { JoulesPerMegabyte = 0, JoulesPerMigration = 0 } },
        MigrationCpu = MigrationCpuDemand.None,
    };
}
