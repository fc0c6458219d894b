namespace PlacementLab.Simulation.Consolidation.Selections;

/// <summary>Picks the VM that leaves an overloaded host next. Made for one run; it may carry a random stream.</summary>
public interface IVmSelection
{
    /// <summary>Name as typed, such as "mmt".</summary>
    string Name { get; }

    /// <summary>Whether it looks at the VMs' histories, which otherwise may be empty.</summary>
    bool LooksAtHistory => false;

    /// <summary>Index of the VM to move.</summary>
    /// <param name="candidates">At least one VM.</param>
    int Select(in SelectionCandidates candidates);
}
