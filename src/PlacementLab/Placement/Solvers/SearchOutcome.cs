using System.Collections.Immutable;

namespace PlacementLab.Placement.Solvers;

/// <summary>Turns where a heuristic ended into a <see cref="SolverResult"/>; heuristics prove neither optimality nor infeasibility.</summary>
internal static class SearchOutcome
{
    public static SolverResult Of(SearchState state, SearchClock clock, ImmutableArray<TrajectoryPoint> trajectory)
    {
        PlacementProblem problem = state.Problem;
        Assignment found = state.ToAssignment();
        bool isFeasible = found.IsComplete && problem.Constraints.All(c => !c.Violations(problem, found).Any());
        Assignment best = isFeasible ? found : problem.Initial;
        return new SolverResult
        {
            Best = best,
            Status = isFeasible ? SolveStatus.Feasible : SolveStatus.NoSolutionFound,
            StopReason = clock.Stopped ?? StopReason.Completed,
            Cost = best.IsComplete ? problem.Objective.Cost(problem, best) : double.NaN,
            Iterations = clock.Iterations,
            Elapsed = clock.Elapsed,
            Trajectory = isFeasible ? trajectory : [],
        };
    }
}
