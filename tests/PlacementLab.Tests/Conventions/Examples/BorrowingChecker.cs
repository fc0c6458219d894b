using PlacementLab.Placement;

namespace PlacementLab.Tests.Conventions.Examples;

/// <summary>A checker that asks the code it should judge.</summary>
internal static class BorrowingChecker
{
    public static bool Holds(IPlacementConstraint constraint, PlacementProblem problem, Assignment assignment) =>
        !constraint.Violations(problem, assignment).Any();

    public static double CostOf(PlacementProblem problem, Assignment assignment) =>
        problem.Objective.CostByTerm(problem, assignment).Sum(t => t.Cost);

    public static object? StateOf(object any) => any as SearchState;
}
