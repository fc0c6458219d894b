using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>Predicts migrations by a scheme's model from a description of each VM.</summary>
/// <param name="model">The model.</param>
/// <param name="vms">What each VM brings, in index order; the bandwidth in it is replaced.</param>
/// <param name="usableShare">Share of a reserved bandwidth that carries memory, above 0 to 1; the rest is protocol.</param>
public sealed class RequestEstimator(IMigrationModel model, ImmutableArray<MigrationRequest> vms, double usableShare = 1) : IMigrationEstimator
{
    /// <inheritdoc/>
    public MigrationEstimate Estimate(int vm, DataRate bandwidth) => model.Estimate(vms[vm] with { Bandwidth = bandwidth * usableShare });
}
