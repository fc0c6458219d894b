using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Max online: at most so many of some hosts are on, that is, carry a VM. Invariant: |{h ∈ hosts: ∃v: host(v) = h}| ≤ most.
/// Discrete or continuous. Source: BtrPlace, constraint maxOnline.
/// </summary>
/// <param name="hosts">The hosts.</param>
/// <param name="most">Most of them that may carry VMs.</param>
public sealed class MaxOnlineConstraint(IEnumerable<int> hosts, int most) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "max online";

    /// <summary>The hosts, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <summary>Most of them that may carry VMs.</summary>
    public int Most { get; } = most;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {Most} of {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireHosts("MaxOnlineConstraint.Hosts", Hosts, problem);
        ConstraintData.RequireNoneNegative("MaxOnlineConstraint.Most", Most);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int from = state.HostOf(vm);
        if (!_hosts.Contains(host) || (from != host && state.VmCount(host) > 0))
        {
            return true;
        }

        int on = 0;
        foreach (int h in Hosts)
        {
            on += h == host || state.VmCount(h) > (h == from ? 1 : 0) ? 1 : 0;
        }

        return on <= Most;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        int on = assignment.HostOf.Where(_hosts.Contains).Distinct().Count();
        if (on > Most)
        {
            string message = $"{on} of hosts {string.Join(", ", Hosts)} are on, at most {Most} allowed.";
            yield return new ConstraintViolation(Name, message, on - Most, "hosts");
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        var flags = new List<FlagTerm>();
        foreach (int h in StatedHosts.OfAll(problem, model).Where(_hosts.Contains))
        {
            // Set where the host is on.
            int flag = model.NewFlag();
            IEnumerable<AssignmentTerm> terms = Enumerable.Range(0, problem.VmCount).Select(v => new AssignmentTerm(v, h, 1));
            model.AddAtMost(Name, terms, [new FlagTerm(flag, -problem.VmCount)], 0);
            flags.Add(new FlagTerm(flag, 1));
        }

        model.AddAtMost(Name, [], flags, Most);
    }
}
