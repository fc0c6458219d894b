namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What a policy found at the beginning of an interval.</summary>
/// <param name="Overloaded">Hosts found overloaded.</param>
/// <param name="Underloaded">Hosts whose evacuation was tried.</param>
/// <param name="Evacuated">Hosts whose evacuation was ordered.</param>
public readonly record struct DecisionCounts(int Overloaded, int Underloaded, int Evacuated)
{
    /// <summary>Largest share of a host's memory that was booked after the orders were taken.</summary>
    internal double PeakMemoryUse { get; init; }
}
