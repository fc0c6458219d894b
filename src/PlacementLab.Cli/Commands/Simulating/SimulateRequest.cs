using System.Collections.Immutable;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>What `placementlab simulate` was asked for.</summary>
/// <param name="Datasets">Names or paths of the traces.</param>
/// <param name="Policy">The policy.</param>
/// <param name="CloudSim">CloudSim's rules with their switches; null for the rules "physical".</param>
/// <param name="Physical">What was asked for under the rules "physical"; null for CloudSim's.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record SimulateRequest(
    ImmutableArray<string> Datasets, ConsolidationPolicy Policy, CloudSimRules? CloudSim, PhysicalRequest? Physical, bool Json);
