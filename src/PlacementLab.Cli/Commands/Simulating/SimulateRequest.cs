using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;

namespace PlacementLab.Cli.Commands.Simulating;

/// <summary>What `placementlab simulate` was asked for.</summary>
/// <param name="Dataset">Name or path of the traces.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Rules">The rules with their switches.</param>
/// <param name="Json">Whether to print JSON.</param>
internal sealed record SimulateRequest(string Dataset, ConsolidationPolicy Policy, CloudSimRules Rules, bool Json);
