namespace PlacementLab.Demand;

/// <summary>
/// Predicts whether a group of VMs on one host will ask for more CPU than the host has within the next horizon. Immutable;
/// it serves any grouping, also one that has never existed.
/// </summary>
public abstract class FittedOverloadForecaster
{
    /// <summary>Name as printed in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Samples that a prediction covers.</summary>
    public abstract int HorizonSamples { get; }

    /// <summary>P(demand of the group exceeds the capacity in at least one sample of the next horizon).</summary>
    /// <param name="history">Demand up to now.</param>
    /// <param name="vms">Indices of the VMs of the group; an empty group has probability 0.</param>
    /// <param name="capacityMips">CPU capacity of the host in MIPS.</param>
    public abstract double Probability(DemandHistory history, ReadOnlySpan<int> vms, double capacityMips);
}
