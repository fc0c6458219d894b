namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>A host in the order of load, and of index where loads are equal.</summary>
/// <param name="Host">The host.</param>
/// <param name="Load">Its utilisation.</param>
internal readonly record struct HostAtLoad(int Host, double Load) : IComparable<HostAtLoad>
{
    /// <inheritdoc/>
    public int CompareTo(HostAtLoad other) => Load < other.Load ? -1 : Load > other.Load ? 1 : Host - other.Host;
}
