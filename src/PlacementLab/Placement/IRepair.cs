namespace PlacementLab.Placement;

/// <summary>
/// Solves a small part of a problem exactly inside a search: a few hosts and the VMs on them, while all others stay. Given to a solver by
/// whoever builds it. Implementations keep no state between calls and may be called from one thread at a time.
/// </summary>
public interface IRepair
{
    /// <summary>
    /// The cheapest assignment found in which the VMs now on some hosts are on these hosts and every other VM stays where it is now.
    /// Costs of moving and transient resources count from <see cref="PlacementProblem.Initial"/>, not from the current assignment.
    /// Same arguments: same answer, unless cancelled.
    /// </summary>
    /// <param name="problem">A valid problem.</param>
    /// <param name="current">Where the VMs are now: every VM on a host, every constraint kept.</param>
    /// <param name="hosts">The hosts, each once.</param>
    /// <param name="seed">Seed of every random choice.</param>
    /// <param name="cancellation">Stops early with the best so far.</param>
    /// <returns>An assignment that keeps every constraint and costs less; <paramref name="current"/> itself where none was found.</returns>
    Assignment Repair(PlacementProblem problem, Assignment current, IReadOnlyList<int> hosts, int seed, CancellationToken cancellation);
}
