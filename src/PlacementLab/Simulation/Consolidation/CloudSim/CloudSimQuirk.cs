namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>A rule of CloudSim 3.0.3 that differs from what one would expect, and the switch that makes it sensible.</summary>
/// <param name="Id">Number in the rule set's description, such as "C2".</param>
/// <param name="Fix">Name of the switch, such as "idle-vms-kept".</param>
/// <param name="Release">What the release does.</param>
/// <param name="Sensible">What happens with the switch.</param>
public sealed record CloudSimQuirk(string Id, string Fix, string Release, string Sensible);
