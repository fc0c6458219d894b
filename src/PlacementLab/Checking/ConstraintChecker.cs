using PlacementLab.Placement;

namespace PlacementLab.Checking;

/// <summary>A checker of one kind of constraint, typed.</summary>
/// <typeparam name="TConstraint">The constraint it checks.</typeparam>
public abstract class ConstraintChecker<TConstraint> : IConstraintChecker
    where TConstraint : IPlacementConstraint
{
    /// <inheritdoc/>
    public Type ConstraintType => typeof(TConstraint);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Check(IPlacementConstraint constraint, PlacementProblem problem, Assignment assignment) =>
        Check((TConstraint)constraint, problem, assignment);

    /// <summary>Each violation of a constraint by a complete assignment to existing hosts.</summary>
    /// <param name="constraint">The constraint's data.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment to judge.</param>
    protected abstract IEnumerable<ConstraintViolation> Check(TConstraint constraint, PlacementProblem problem, Assignment assignment);
}
