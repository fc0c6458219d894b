using PlacementLab.Migration;

namespace PlacementLab.Experiments.Sweeps;

/// <summary>All schemes at one value of a sweep.</summary>
/// <param name="Value">The value in base units.</param>
/// <param name="Estimates">One estimate per scheme, in the order of the enumeration; point estimates.</param>
/// <param name="Best">
/// The scheme that costs the VM the least time, downtime + slow-down, of those that move a whole VM, are not given up and keep the
/// downtime limit (of all that are not given up, where none keeps it or the stop rule has none); on a tie the first. Null if all are
/// given up.
/// </param>
public sealed record SweepPoint(double Value, IReadOnlyList<MigrationEstimate> Estimates, MigrationScheme? Best)
{
    /// <summary>The estimate of a scheme.</summary>
    /// <param name="scheme">The scheme.</param>
    public MigrationEstimate Of(MigrationScheme scheme) => Estimates[(int)scheme];
}
