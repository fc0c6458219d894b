namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>MU: the VM with the lowest CPU utilisation, the first of equals. Beloglazov et al., FGCS 28(5), 2012.</summary>
public sealed class MinimumUtilizationSelection : IVmSelection
{
    /// <inheritdoc/>
    public string Name => "mu";

    /// <inheritdoc/>
    public int Select(in SelectionCandidates candidates) => MinimumMigrationTimeSelection.Smallest(candidates.Utilizations);
}
