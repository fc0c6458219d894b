namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>A host that begins to do something else.</summary>
/// <param name="AtSeconds">When, in s since the start of the run.</param>
/// <param name="Host">Index of the host.</param>
/// <param name="Mode">What it does from then on.</param>
public readonly record struct HostModeRecord(double AtSeconds, int Host, HostMode Mode);
