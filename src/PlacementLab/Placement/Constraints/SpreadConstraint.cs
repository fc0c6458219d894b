using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Spread (anti-affinity): the VMs of a group are on different hosts, except where they shared one at first.
/// Invariant: ∀h: |{v ∈ group: host(v)=h}| ≤ max(1, |{v ∈ group: initial host(v)=h}|); ≤ 1 if the constraint
/// <see cref="IsStrict"/>. Discrete or continuous.
/// Members that share a host at first may stay together, unless strict; no host ever holds more of them than at first.
/// </summary>
/// <param name="vms">The VMs of the group, each once.</param>
public sealed class SpreadConstraint(params IEnumerable<int> vms) : IPlacementConstraint
{
    /// <inheritdoc/>
    public string Name => "spread";

    /// <summary>The VMs of the group, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <summary>Whether members that share a host at first have to part; else they may stay together.</summary>
    public bool IsStrict { get; init; }

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireVms("SpreadConstraint.Vms", Vms, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int others = 0;
        bool isMember = false;
        foreach (int member in Vms)
        {
            isMember |= member == vm;
            others += member != vm && state.HostOf(member) == host ? 1 : 0;
        }

        return others == 0 || !isMember || others + 1 <= Limit(state.Problem, host);
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        foreach (IGrouping<int, int> group in Vms.Where(v => assignment[v] != Assignment.Unplaced).GroupBy(v => assignment[v]))
        {
            int limit = Limit(problem, group.Key);
            if (group.Count() > limit)
            {
                string message = $"Host {group.Key} holds VMs {string.Join(", ", group)} of one group, at most {limit} allowed.";
                yield return new ConstraintViolation(Name, message, group.Count() - limit, "VMs");
            }
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int h in StatedHosts.Of(problem, model, IsStrict ? Vms : []))
        {
            model.AddAtMost(Name, Vms.Select(v => new AssignmentTerm(v, h, 1)), Limit(problem, h));
        }
    }

    private int Limit(PlacementProblem problem, int host) =>
        IsStrict ? 1 : Math.Max(1, Vms.Count(v => problem.Initial[v] == host));
}
