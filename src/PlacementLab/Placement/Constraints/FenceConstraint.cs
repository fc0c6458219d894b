using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Fence: some VMs run only on some hosts, except that a VM outside at first may stay where it is.
/// Invariant: ∀v ∈ VMs: host(v) ∈ hosts ∪ {initial host(v)}, or host(v) ∈ hosts if the constraint <see cref="IsStrict"/>.
/// Discrete or continuous.
/// </summary>
/// <param name="vms">The VMs that are fenced in.</param>
/// <param name="hosts">The hosts inside the fence.</param>
public sealed class FenceConstraint(IEnumerable<int> vms, IEnumerable<int> hosts) : IPlacementConstraint
{
    private readonly FrozenSet<int> _vms = vms.ToFrozenSet();
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "fence";

    /// <summary>The VMs that are fenced in, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <summary>The hosts inside the fence, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <summary>Whether a VM that is outside at first has to come inside; else it may stay where it is.</summary>
    public bool IsStrict { get; init; }

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {ConstraintText.Vms(problem, Vms)} to {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("FenceConstraint.Vms", Vms, problem);
        ConstraintData.RequireHosts("FenceConstraint.Hosts", Hosts, problem);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) => IsInside(state.Problem, vm, host);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Vms.Where(v => assignment[v] != Assignment.Unplaced && !IsInside(problem, v, assignment[v]))
            .Select(v => new ConstraintViolation(Name, $"VM {v} is on host {assignment[v]}, outside its fence.", 1, "VMs"));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int vm in Vms.Where(v => IsStrict || model.IsFree(v)))
        {
            foreach (int host in Enumerable.Range(0, problem.HostCount).Where(h => !IsInside(problem, vm, h)))
            {
                model.Forbid(Name, vm, host);
            }
        }
    }

    private bool IsInside(PlacementProblem problem, int vm, int host) =>
        _hosts.Contains(host) || (host == problem.Initial[vm] && !IsStrict) || !_vms.Contains(vm);
}
