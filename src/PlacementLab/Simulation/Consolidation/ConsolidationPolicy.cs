using PlacementLab.Simulation.Consolidation.Detectors;
using PlacementLab.Simulation.Consolidation.Selections;

namespace PlacementLab.Simulation.Consolidation;

/// <summary>
/// A consolidation policy as a row of a table: an overload detector with its parameter and a VM selection, or one of the two
/// that never migrate: "npa" (every host at full power all day) and "dvfs" (first fit, then power follows the load).
/// Make it with <see cref="ConsolidationPolicies.Parse"/>, which checks it.
/// </summary>
/// <param name="Detector">Name of the detector, or "npa" or "dvfs".</param>
/// <param name="Parameter">Parameter of the detector; null for a policy that never migrates.</param>
/// <param name="Selection">Name of the selection; null for a policy that never migrates.</param>
/// <param name="Seed">Seed of the random selection; the others ignore it.</param>
public sealed record ConsolidationPolicy(string Detector, double? Parameter, string? Selection, long Seed)
{
    /// <summary>Whether the policy migrates VMs.</summary>
    public bool Migrates => Selection is not null;

    /// <summary>The policy in short, such as "lr-mmt-1.2" or "npa".</summary>
    public string Name => Migrates ? FormattableString.Invariant($"{Detector}-{Selection}-{Parameter}") : Detector;

    /// <summary>The kind of the detector; null for a policy that never migrates.</summary>
    public OverloadDetectorKind? DetectorKind => OverloadDetectors.All.FirstOrDefault(k => k.Name == Detector);

    /// <summary>The kind of the selection; null for a policy that never migrates.</summary>
    public VmSelectionKind? SelectionKind => VmSelections.All.FirstOrDefault(k => k.Name == Selection);
}
