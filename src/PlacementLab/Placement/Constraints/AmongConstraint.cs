using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Among: the VMs of a group are all inside one of several parts of the hosts. Invariant: ∃p ∈ parts: ∀v ∈ group: host(v) ∈ p.
/// Discrete or continuous; the part is chosen anew at every instant. Source: BtrPlace, constraint among.
/// </summary>
/// <param name="vms">The VMs of the group.</param>
/// <param name="parts">The hosts of each part; no host in two of them.</param>
public sealed class AmongConstraint(IEnumerable<int> vms, IEnumerable<IEnumerable<int>> parts) : IPlacementConstraint
{
    private readonly HostParts _parts = new(parts);

    /// <inheritdoc/>
    public string Name => "among";

    /// <summary>The VMs of the group, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <summary>The hosts of each part, in index order.</summary>
    public ImmutableArray<ImmutableArray<int>> Parts => _parts.Parts;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("AmongConstraint.Vms", Vms, problem);
        ConstraintData.RequireHosts("AmongConstraint.Parts", Parts.SelectMany(p => p), problem);
        ConstraintData.RequireDisjoint("AmongConstraint.Parts", Parts, "host");
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int part = _parts.Of(host);
        bool isMember = false;
        bool isApart = part < 0;
        foreach (int member in Vms)
        {
            int at = state.HostOf(member);
            isMember |= member == vm;
            isApart |= member != vm && at != Assignment.Unplaced && _parts.Of(at) != part;
        }

        return !isApart || !isMember;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        PartViolations.Of(Name, Vms, _parts, assignment);

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        _parts.ForbidOutside(Name, Vms, problem, model);
        _parts.StateOnePart(Name, Vms, model);
    }
}
