using PlacementLab.Placement;

namespace PlacementLab.Traces.BtrPlace;

/// <summary>An instance of BtrPlace.</summary>
/// <param name="Problem">The running VMs and those that are to run, on the nodes that may be on; each migration costs 1.</param>
/// <param name="ConstraintCount">Constraints as the file states them, among them those of state.</param>
public sealed record BtrPlaceInstance(PlacementProblem Problem, int ConstraintCount);
