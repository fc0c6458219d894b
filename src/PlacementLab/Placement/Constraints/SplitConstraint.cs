using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Split: groups of VMs share no host. Invariant: ∀h: VMs of at most one group are on h. Members of one group may share. Discrete
/// or continuous. Source: BtrPlace, constraint split.
/// </summary>
/// <param name="groups">The VMs of each group; no VM in two of them.</param>
public sealed class SplitConstraint(params IEnumerable<IEnumerable<int>> groups) : IPlacementConstraint
{
    private readonly VmGroups _groups = new(groups);

    /// <inheritdoc/>
    public string Name => "split";

    /// <summary>The VMs of each group, in index order.</summary>
    public ImmutableArray<ImmutableArray<int>> Groups => _groups.Groups;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => _groups.Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("SplitConstraint.Groups", _groups.Vms, problem);
        ConstraintData.RequireDisjoint("SplitConstraint.Groups", Groups, "VM");
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int group = _groups.Of(vm);
        foreach (int other in group < 0 ? [] : state.VmsOn(host))
        {
            int otherGroup = _groups.Of(other);
            if (otherGroup >= 0 && otherGroup != group)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        foreach (IGrouping<int, int> host in _groups.Vms.Where(v => assignment[v] != Assignment.Unplaced).GroupBy(v => assignment[v]))
        {
            int count = host.Select(_groups.Of).Distinct().Count();
            if (count > 1)
            {
                string message = $"Host {host.Key} holds VMs {string.Join(", ", host)} of {count} groups that must not share a host.";
                yield return new ConstraintViolation(Name, message, count - 1, "groups");
            }
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int h in StatedHosts.Of(problem, model, _groups.Vms))
        {
            int[] flags = [.. Groups.Select(_ => model.NewFlag())];
            model.AddAtMost(Name, [], flags.Select(f => new FlagTerm(f, 1)), 1);
            foreach (int v in _groups.Vms)
            {
                model.AddAtMost(Name, [new AssignmentTerm(v, h, 1)], [new FlagTerm(flags[_groups.Of(v)], -1)], 0);
            }
        }
    }
}
