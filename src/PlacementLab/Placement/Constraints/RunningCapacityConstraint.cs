using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Running capacity: some hosts together carry at most so many VMs. Invariant: |{v: host(v) ∈ hosts}| ≤ most. Discrete or
/// continuous. Source: BtrPlace, constraint runningCapacity.
/// </summary>
/// <param name="hosts">The hosts.</param>
/// <param name="most">Most VMs that they may carry together.</param>
public sealed class RunningCapacityConstraint(IEnumerable<int> hosts, int most) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "running capacity";

    /// <summary>The hosts, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <summary>Most VMs that they may carry together.</summary>
    public int Most { get; } = most;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {Most} VMs on {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireHosts("RunningCapacityConstraint.Hosts", Hosts, problem);
        ConstraintData.RequireNoneNegative("RunningCapacityConstraint.Most", Most);
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

        int count = isInside ? 0 : 1;
        foreach (int h in Hosts)
        {
            count += state.VmCount(h);
        }

        return count <= Most;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        int count = assignment.HostOf.Count(_hosts.Contains);
        if (count > Most)
        {
            string message = $"Hosts {string.Join(", ", Hosts)} carry {count} VMs together, at most {Most} allowed.";
            yield return new ConstraintViolation(Name, message, count - Most, "VMs");
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        int[] hosts = [.. StatedHosts.OfAll(problem, model).Where(_hosts.Contains)];
        IEnumerable<AssignmentTerm> terms = hosts.SelectMany(
            h => Enumerable.Range(0, problem.VmCount).Select(v => new AssignmentTerm(v, h, 1)));
        model.AddAtMost(Name, terms, Most);
    }
}
