using PlacementLab.Placement;

namespace PlacementLab.Tests.Conventions.Examples;

/// <summary>A checker that asks the code it should judge.</summary>
internal static class BorrowingChecker
{
    public static bool Holds(IPlacementConstraint constraint, PlacementProblem problem, Assignment assignment) =>
        !constraint.Violations(problem, assignment).Any();

    public static object? StateOf(object any) => any as SearchState;
}
