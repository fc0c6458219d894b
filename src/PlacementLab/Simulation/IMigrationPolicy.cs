namespace PlacementLab.Simulation;

/// <summary>Decides at the start of every interval where the VMs shall be.</summary>
public interface IMigrationPolicy
{
    /// <summary>Name as printed and as written in specifications.</summary>
    string Name { get; }

    /// <summary>Decides.</summary>
    /// <param name="observation">What is known.</param>
    /// <param name="cancellation">Ends the decision early by an <see cref="OperationCanceledException"/>.</param>
    PolicyDecision Decide(Observation observation, CancellationToken cancellation);
}
