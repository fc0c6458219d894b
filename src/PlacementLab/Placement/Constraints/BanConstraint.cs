using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Ban: some VMs run on none of some hosts. Invariant: ∀v ∈ VMs: host(v) ∉ hosts. Discrete or continuous.
/// Source: BtrPlace, constraint ban.
/// </summary>
/// <param name="vms">The VMs that are banned.</param>
/// <param name="hosts">The hosts they are banned from.</param>
public sealed class BanConstraint(IEnumerable<int> vms, IEnumerable<int> hosts) : IPlacementConstraint
{
    private readonly FrozenSet<int> _vms = vms.ToFrozenSet();
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "ban";

    /// <summary>The VMs that are banned, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <summary>The hosts they are banned from, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {ConstraintText.Vms(problem, Vms)} from {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("BanConstraint.Vms", Vms, problem);
        ConstraintData.RequireHosts("BanConstraint.Hosts", Hosts, problem);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) => !_hosts.Contains(host) || !_vms.Contains(vm);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Vms.Where(v => _hosts.Contains(assignment[v]))
            .Select(v => new ConstraintViolation(Name, $"VM {v} is on host {assignment[v]}, from which it is banned.", 1, "VMs"));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int vm in Vms)
        {
            foreach (int host in Hosts)
            {
                model.Forbid(Name, vm, host);
            }
        }
    }
}
