using PlacementLab.Migration;

namespace PlacementLab.Experiments.Sweeps;

/// <summary>Where one scheme costs the VM the least time; see <see cref="SweepPoint.Best"/>.</summary>
/// <param name="Scheme">The scheme; null where every scheme is given up.</param>
/// <param name="From">From this value on, in base units.</param>
/// <param name="To">Up to this value.</param>
public sealed record BestRange(MigrationScheme? Scheme, double From, double To);
