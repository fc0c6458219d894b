namespace PlacementLab.Optimization.Packing;

/// <summary>What column generation found.</summary>
/// <param name="Bound">No packing has fewer bins.</param>
/// <param name="Objective">Objective of the last linear program.</param>
/// <param name="End">Why it stopped.</param>
internal readonly record struct Relaxation(int Bound, double Objective, RelaxationEnd End);
