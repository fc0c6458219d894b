namespace PlacementLab.Experiments.Reproduction.BtrPlace;

/// <summary>An instance solved here.</summary>
/// <param name="Instance">Its name.</param>
/// <param name="Hosts">Hosts (nodes).</param>
/// <param name="Vms">VMs that are to run.</param>
/// <param name="Constraints">Constraints that the file states.</param>
/// <param name="ViolatedAtFirst">What is wrong with where the VMs are at first, by the independent checker; a VM that is to run and does not counts too.</param>
/// <param name="Started">VMs that are on no host at first.</param>
/// <param name="Moved">VMs that are on another host in the answer.</param>
/// <param name="FewestMoves">Lower bound on the VMs that have to move.</param>
/// <param name="Violations">What is wrong with the answer, by the independent checker.</param>
/// <param name="ReadSeconds">Time to read the file; depends on the machine.</param>
/// <param name="Seconds">Time to read, solve and check it; depends on the machine.</param>
public sealed record BtrPlaceRow(
    string Instance,
    int Hosts,
    int Vms,
    int Constraints,
    int ViolatedAtFirst,
    int Started,
    int Moved,
    double FewestMoves,
    int Violations,
    double ReadSeconds,
    double Seconds)
{
    /// <summary>Whether the independent checker finds nothing wrong.</summary>
    public bool IsValid => Violations == 0;
}
