using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Resource capacity: the VMs on some hosts together use at most so much of one resource. Invariant:
/// Σ_{v: host(v) ∈ hosts} usage(v, r) ≤ most. Discrete or continuous. Source: BtrPlace, constraint resourceCapacity.
/// </summary>
/// <param name="hosts">The hosts.</param>
/// <param name="resource">Position of the resource.</param>
/// <param name="most">Most that their VMs may use together, in the unit of the resource.</param>
public sealed class ResourceCapacityConstraint(IEnumerable<int> hosts, int resource, long most) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "resource capacity";

    /// <summary>The hosts, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <summary>Position of the resource.</summary>
    public int Resource { get; } = resource;

    /// <summary>Most that their VMs may use together, in the unit of the resource.</summary>
    public long Most { get; } = most;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {AmountText.Of(problem.Resources.Resources[Resource], Most)} of {problem.Resources.Resources[Resource].Name} on {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireHosts("ResourceCapacityConstraint.Hosts", Hosts, problem);
        ConstraintData.RequireResource("ResourceCapacityConstraint.Resource", Resource, problem);
        ConstraintData.RequireNoneNegative("ResourceCapacityConstraint.Most", Most);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int from = state.HostOf(vm);
        bool isInside = _hosts.Contains(from);
        if (!_hosts.Contains(host) || (isInside && from != host))
        {
            return true;
        }

        long used = isInside ? 0 : state.Usage(vm, Resource);
        foreach (int h in Hosts)
        {
            used += state.Used(h, Resource);
        }

        return used <= Most;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        long used = Enumerable.Range(0, problem.VmCount).Where(v => _hosts.Contains(assignment[v])).Sum(v => problem.Usage[v][Resource]);
        if (used > Most)
        {
            Infrastructure.Resource resource = problem.Resources.Resources[Resource];
            string message = $"Hosts {string.Join(", ", Hosts)} carry {AmountText.Of(resource, used)} of {resource.Name} together, "
                + $"at most {AmountText.Of(resource, Most)} allowed.";
            yield return new ConstraintViolation(Name, message, used - Most, resource.Unit);
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        int[] hosts = [.. StatedHosts.OfAll(problem, model).Where(_hosts.Contains)];
        IEnumerable<AssignmentTerm> terms = hosts.SelectMany(
            h => Enumerable.Range(0, problem.VmCount).Select(v => new AssignmentTerm(v, h, problem.Usage[v][Resource])));
        model.AddAtMost(Name, terms, Most);
    }
}
