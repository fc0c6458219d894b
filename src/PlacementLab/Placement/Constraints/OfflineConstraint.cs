using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Offline (drain for maintenance): some hosts hold no VM at the end. Invariant: ∀v: host(v) ∉ hosts. Discrete or continuous.
/// Unlike the others it is usually broken at first: that is what a drain is for. No VM may be moved to such a host or back.
/// </summary>
/// <param name="hosts">The hosts to drain.</param>
public sealed class OfflineConstraint(params IEnumerable<int> hosts) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "offline";

    /// <summary>The hosts to drain, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireHosts("OfflineConstraint.Hosts", Hosts, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) => !_hosts.Contains(host);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Enumerable.Range(0, problem.VmCount).Where(v => _hosts.Contains(assignment[v]))
            .Select(v => new ConstraintViolation(Name, $"VM {v} is on host {assignment[v]}, which is to be drained.", 1, "VMs"));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int host in Hosts)
        {
            for (int vm = 0; vm < problem.VmCount; vm++)
            {
                model.Forbid(Name, vm, host);
            }
        }
    }
}
