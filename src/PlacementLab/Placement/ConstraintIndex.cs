namespace PlacementLab.Placement;

/// <summary>Which constraints a move of a VM can break, so that searches ask no others.</summary>
internal sealed class ConstraintIndex
{
    private readonly IPlacementConstraint[][] _ofVm;

    public ConstraintIndex(PlacementProblem problem)
    {
        OfAll = [.. problem.Constraints.Where(c => c.Scope is null)];
        var lists = new List<IPlacementConstraint>?[problem.VmCount];
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            foreach (int vm in constraint.Scope ?? [])
            {
                (lists[vm] ??= []).Add(constraint);
            }
        }

        _ofVm = [.. lists.Select(l => l is null ? [] : l.ToArray())];
    }

    /// <summary>The constraints that concern every VM.</summary>
    public IPlacementConstraint[] OfAll { get; }

    /// <summary>The further constraints that concern a VM.</summary>
    public IPlacementConstraint[] Of(int vm) => _ofVm[vm];
}
