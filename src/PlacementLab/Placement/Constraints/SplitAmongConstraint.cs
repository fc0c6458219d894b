using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Split among: each group of VMs is all inside one part of the hosts, and no two groups are in the same part. Invariant:
/// ∃ injective p: groups → parts: ∀g, v ∈ g: host(v) ∈ p(g). Discrete or continuous. Source: BtrPlace, constraint splitAmong.
/// </summary>
/// <param name="groups">The VMs of each group; no VM in two of them.</param>
/// <param name="parts">The hosts of each part; no host in two of them.</param>
public sealed class SplitAmongConstraint(IEnumerable<IEnumerable<int>> groups, IEnumerable<IEnumerable<int>> parts) : IPlacementConstraint
{
    private readonly VmGroups _groups = new(groups);
    private readonly HostParts _parts = new(parts);

    /// <inheritdoc/>
    public string Name => "split among";

    /// <summary>The VMs of each group, in index order.</summary>
    public ImmutableArray<ImmutableArray<int>> Groups => _groups.Groups;

    /// <summary>The hosts of each part, in index order.</summary>
    public ImmutableArray<ImmutableArray<int>> Parts => _parts.Parts;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => _groups.Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("SplitAmongConstraint.Groups", _groups.Vms, problem);
        ConstraintData.RequireDisjoint("SplitAmongConstraint.Groups", Groups, "VM");
        ConstraintData.RequireHosts("SplitAmongConstraint.Parts", Parts.SelectMany(p => p), problem);
        ConstraintData.RequireDisjoint("SplitAmongConstraint.Parts", Parts, "host");
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int group = _groups.Of(vm);
        int part = _parts.Of(host);
        foreach (int other in group < 0 || part < 0 ? [] : _groups.Vms)
        {
            int at = state.HostOf(other);
            if (other != vm && at != Assignment.Unplaced && (_parts.Of(at) == part) != (_groups.Of(other) == group))
            {
                return false;
            }
        }

        return group < 0 || part >= 0;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Groups.SelectMany(g => PartViolations.Of(Name, g, _parts, assignment)).Concat(SharedParts(assignment));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        _parts.ForbidOutside(Name, _groups.Vms, problem, model);
        int[][] flags = [.. Groups.Select(g => _parts.StateOnePart(Name, g, model))];
        for (int part = 0; part < Parts.Length; part++)
        {
            int p = part;
            model.AddAtMost(Name, [], flags.Select(f => new FlagTerm(f[p], 1)), 1);
        }
    }

    private IEnumerable<ConstraintViolation> SharedParts(Assignment assignment)
    {
        foreach (IGrouping<int, int> part in _groups.Vms.Where(v => assignment[v] >= 0).GroupBy(v => _parts.Of(assignment[v])).Where(p => p.Key >= 0))
        {
            int count = part.Select(_groups.Of).Distinct().Count();
            if (count > 1)
            {
                string message = $"Part {part.Key} of the hosts holds VMs of {count} groups that must not share one.";
                yield return new ConstraintViolation(Name, message, count - 1, "groups");
            }
        }
    }
}
