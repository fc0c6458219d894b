namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// Decides at the beginning of an interval which VMs move where. It sees what has been measured, changes nothing, and answers with orders.
/// Made for one run; it may carry a random stream.
/// </summary>
public interface IReallocationPolicy
{
    /// <summary>Name as printed.</summary>
    string Name { get; }

    /// <summary>The orders for an interval.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="cancellation">Ends the run.</param>
    ReallocationDecision Decide(FleetView view, CancellationToken cancellation);
}
