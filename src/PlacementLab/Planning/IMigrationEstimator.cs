using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>Predicts the migration of a given VM at a given bandwidth; whoever builds a plan supplies it.</summary>
public interface IMigrationEstimator
{
    /// <summary>Predicts.</summary>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="bandwidth">Bandwidth of the migration.</param>
    MigrationEstimate Estimate(int vm, DataRate bandwidth);
}
