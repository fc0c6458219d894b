using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Online: some hosts are on, that is, each carries a VM. Invariant: ∀h ∈ hosts: ∃v: host(v) = h. Discrete or continuous. While
/// VMs are on no host, as many hosts may still be empty. Source: BtrPlace, constraint online.
/// </summary>
/// <param name="hosts">The hosts.</param>
public sealed class OnlineConstraint(params IEnumerable<int> hosts) : IPlacementConstraint
{
    private readonly FrozenSet<int> _hosts = hosts.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "online";

    /// <summary>The hosts, in index order.</summary>
    public ImmutableArray<int> Hosts { get; } = [.. hosts.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public string Describe(PlacementProblem problem) => $"{Name} of {ConstraintText.Hosts(problem, Hosts)}";

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireHosts("OnlineConstraint.Hosts", Hosts, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int from = state.HostOf(vm);
        int unplaced = state.UnplacedCount - (from == Assignment.Unplaced ? 1 : 0);
        if (unplaced == 0 && from != Assignment.Unplaced && from != host)
        {
            return !_hosts.Contains(from) || state.VmCount(from) > 1;
        }

        return state.EmptyHostCount <= Math.Max(0, unplaced - 1) || EmptyWith(state, vm, host) <= unplaced;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        bool[] isOn = new bool[problem.HostCount];
        foreach (int host in assignment.HostOf.Where(h => h != Assignment.Unplaced))
        {
            isOn[host] = true;
        }

        return Hosts.Where(h => !isOn[h]).Select(h => new ConstraintViolation(Name, $"Host {h} is to be on and carries no VM.", 1, "hosts"));
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int h in Hosts)
        {
            model.AddAtMost(Name, Enumerable.Range(0, problem.VmCount).Select(v => new AssignmentTerm(v, h, -1)), -1);
        }
    }

    private int EmptyWith(SearchState state, int vm, int host)
    {
        int from = state.HostOf(vm);
        int empty = 0;
        foreach (int h in Hosts)
        {
            empty += h != host && state.VmCount(h) <= (h == from ? 1 : 0) ? 1 : 0;
        }

        return empty;
    }
}
