using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Quarantine: no VM leaves some hosts and none comes to them. Invariant: ∀v, h ∈ hosts: host(v) = h ⇔ initial host(v) = h.
/// Continuous. A VM that is on no host at first may not be put there. Source: BtrPlace, constraint quarantine.
/// </summary>
/// <param name="hosts">The hosts in quarantine.</param>
public sealed class QuarantineConstraint(params IEnumerable<int> hosts) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "quarantine";

    /// <summary>The hosts in quarantine, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous => true;

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireHosts("QuarantineConstraint.Hosts", Hosts, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) => IsRespected(state.Problem, vm, host);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            if (assignment[vm] != Assignment.Unplaced && !IsRespected(problem, vm, assignment[vm]))
            {
                bool left = _hosts.Contains(problem.Initial[vm]);
                string message = left
                    ? $"VM {vm} left host {problem.Initial[vm]}, which is in quarantine, for {assignment[vm]}."
                    : $"VM {vm} came to host {assignment[vm]}, which is in quarantine.";
                yield return new ConstraintViolation(Name, message, 1, "VMs");
            }
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            bool isInside = _hosts.Contains(problem.Initial[vm]);
            foreach (int host in isInside ? Enumerable.Range(0, problem.HostCount) : Hosts)
            {
                if (model.IsFree(vm) && !IsRespected(problem, vm, host))
                {
                    model.Forbid(Name, vm, host);
                }
            }
        }
    }

    private bool IsRespected(PlacementProblem problem, int vm, int host) =>
        problem.Initial[vm] == host || (!_hosts.Contains(host) && !_hosts.Contains(problem.Initial[vm]));
}
