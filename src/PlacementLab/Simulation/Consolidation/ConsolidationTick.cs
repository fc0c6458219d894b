using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation;

/// <summary>The state of a run at one moment.</summary>
/// <param name="Seconds">Time since the start in s.</param>
/// <param name="ActiveHosts">Hosts with load.</param>
/// <param name="Energy">Energy since the start.</param>
/// <param name="Migrations">Migrations started since the start.</param>
/// <param name="PlacedVms">VMs that exist.</param>
public sealed record ConsolidationTick(double Seconds, int ActiveHosts, Energy Energy, int Migrations, int PlacedVms)
{
    /// <summary>Hosts found overloaded.</summary>
    public int OverloadedHosts { get; init; }

    /// <summary>Hosts of which all VMs were to be moved away because of low load.</summary>
    public int UnderloadedHosts { get; init; }

    /// <summary>Hosts among them for whose VMs other hosts were found.</summary>
    public int EvacuatedHosts { get; init; }
}
