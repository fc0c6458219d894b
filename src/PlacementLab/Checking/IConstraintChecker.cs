using PlacementLab.Placement;

namespace PlacementLab.Checking;

/// <summary>
/// The independent check of one kind of constraint: reads its data and nothing else of it, so that a fault in the constraint's
/// own methods cannot hide itself.
/// </summary>
public interface IConstraintChecker
{
    /// <summary>The constraint it checks.</summary>
    Type ConstraintType { get; }

    /// <summary>Each violation of a constraint by a complete assignment to existing hosts.</summary>
    /// <param name="constraint">A constraint of <see cref="ConstraintType"/>.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment to judge.</param>
    IEnumerable<ConstraintViolation> Check(IPlacementConstraint constraint, PlacementProblem problem, Assignment assignment);
}
