using System.Collections.Immutable;
using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// Finds constraints that cannot hold together by a deletion filter: leaves out one after the other for good as long as the rest
/// stays infeasible. What is left conflicts, and without any one of it no longer does (where time sufficed to prove that).
/// </summary>
internal static class ConflictFilter
{
    public static ImmutableArray<string> Find(PlacementProblem problem, Neighbourhood neighbourhood, CpSatRun run)
    {
        List<IPlacementConstraint> kept = [.. problem.Constraints];
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            List<IPlacementConstraint> rest = [.. kept.Where(c => !ReferenceEquals(c, constraint))];
            if (IsInfeasible(problem, neighbourhood, rest, run))
            {
                kept = rest;
            }
        }

        return [.. kept.Select(c => c.Name)];
    }

    private static bool IsInfeasible(PlacementProblem problem, Neighbourhood neighbourhood, List<IPlacementConstraint> constraints, CpSatRun run)
    {
        var model = new CpSatConstraintModel(problem, neighbourhood);
        foreach (IPlacementConstraint constraint in constraints)
        {
            constraint.State(problem, model);
        }

        return run.Solve(model.Model, costOf: null).Status == CpSolverStatus.Infeasible;
    }
}
