using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Overbook: some hosts may be booked for a multiple of what they offer of one resource. Invariant: ∀h ∈ hosts:
/// Σ_{v: host(v)=h} usage(v, r) ≤ ⌊ratio · capacity(h, r)⌋. Discrete or continuous. It takes the place of capacity: capacity
/// constraints of the same problem say nothing of a resource of a host that it covers. Unlike these it tolerates no overload at
/// first and counts nothing for VMs that left. Source: BtrPlace, constraint overbook.
/// </summary>
/// <param name="hosts">The hosts.</param>
/// <param name="resource">Position of the resource.</param>
/// <param name="ratio">Multiple of the capacity; above 0, below 1 to keep something free.</param>
public sealed class OverbookConstraint(IEnumerable<int> hosts, int resource, double ratio) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "overbook";

    /// <summary>The hosts, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <summary>Position of the resource.</summary>
    public int Resource { get; } = resource;

    /// <summary>Multiple of the capacity.</summary>
    public double Ratio { get; } = ratio;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {problem.Resources.Resources[Resource].Name} on {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireHosts("OverbookConstraint.Hosts", Hosts, problem);
        ConstraintData.RequireResource("OverbookConstraint.Resource", Resource, problem);
        if (!(Ratio > 0 && double.IsFinite(Ratio)))
        {
            throw new InvalidInputException("OverbookConstraint.Ratio", $"{Ratio}", "a number above 0", "Write 1 for no overbooking.");
        }
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        long coming = state.HostOf(vm) == host ? 0 : state.Usage(vm, Resource);
        return !_hosts.Contains(host) || state.Used(host, Resource) + coming <= LimitOf(state.Capacity(host, Resource));
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        long[] used = new long[problem.HostCount];
        foreach (int vm in Enumerable.Range(0, problem.VmCount).Where(v => assignment[v] != Assignment.Unplaced))
        {
            used[assignment[vm]] += problem.Usage[vm][Resource];
        }

        Infrastructure.Resource resource = problem.Resources.Resources[Resource];
        foreach (int host in Hosts)
        {
            long limit = LimitOf(problem.Capacity[host][Resource]);
            if (used[host] > limit)
            {
                string message = $"Host {host} carries {AmountText.Of(resource, used[host])} of {resource.Name}, "
                    + $"at most {AmountText.Of(resource, limit)} allowed.";
                yield return new ConstraintViolation(Name, message, used[host] - limit, resource.Unit);
            }
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int h in StatedHosts.OfAll(problem, model).Where(_hosts.Contains))
        {
            IEnumerable<AssignmentTerm> terms = Enumerable.Range(0, problem.VmCount)
                .Select(v => new AssignmentTerm(v, h, problem.Usage[v][Resource]));
            model.AddAtMost(Name, terms, LimitOf(problem.Capacity[h][Resource]));
        }
    }

    /// <summary>What a host of a capacity may be booked for.</summary>
    internal long LimitOf(long capacity) => Ratio == 1 ? capacity : Math.Min(long.MaxValue - 1, (long)Math.Floor(capacity * Ratio));
}
