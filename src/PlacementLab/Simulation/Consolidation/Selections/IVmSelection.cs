namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>Picks the VM that leaves an overloaded host next. Made for one run; it may carry a random stream.</summary>
public interface IVmSelection
{
    /// <summary>Name as typed, such as "mmt".</summary>
    string Name { get; }

    /// <summary>Index of the VM to move.</summary>
    /// <param name="candidates">At least one VM.</param>
    int Select(in SelectionCandidates candidates);
}
