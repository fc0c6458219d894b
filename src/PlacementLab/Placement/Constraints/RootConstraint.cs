using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Root (pinned): some VMs may not move. Invariant: ∀v ∈ VMs: host(v) = initial host(v). Continuous: no
/// detour either. A VM that is on no host at first may be put anywhere.
/// </summary>
/// <param name="vms">The VMs that may not move.</param>
public sealed class RootConstraint(params IEnumerable<int> vms) : IPlacementConstraint
{
    private readonly FrozenSet<int> _vms = vms.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "root";

    /// <summary>The VMs that may not move, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous => true;

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireVms("RootConstraint.Vms", Vms, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) => IsHome(state.Problem, vm, host) || !_vms.Contains(vm);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Vms.Where(v => assignment[v] != Assignment.Unplaced && !IsHome(problem, v, assignment[v]))
            .Select(v => new ConstraintViolation(Name, $"VM {v} left host {problem.Initial[v]} for {assignment[v]}.", 1, "VMs"));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int vm in Vms.Where(model.IsFree))
        {
            foreach (int host in Enumerable.Range(0, problem.HostCount).Where(h => !IsHome(problem, vm, h)))
            {
                model.Forbid(Name, vm, host);
            }
        }
    }

    private static bool IsHome(PlacementProblem problem, int vm, int host) =>
        problem.Initial[vm] == host || problem.Initial[vm] == Assignment.Unplaced;
}
