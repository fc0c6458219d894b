using Google.OrTools.LinearSolver;
using PlacementLab.Placement;

namespace PlacementLab.Optimization.Linear;

/// <summary>
/// The lower bound by linear relaxation: the formulation of a whole problem with VMs that may be split over hosts, solved by GLOP. Never
/// below the aggregate bound where costs are convex, and it knows the constraints.
/// </summary>
public static class LinearRelaxation
{
    /// <summary>How results name the bound.</summary>
    public const string Name = "linear relaxation";

    private const double CostSteps = 1e7;

    /// <summary>The bound; null where the time did not suffice, infinite where the relaxation is infeasible.</summary>
    /// <param name="problem">A valid problem of at most some hundred thousand pairs of VM and host.</param>
    /// <param name="timeLimit">Most time.</param>
    public static double? BoundOf(PlacementProblem problem, TimeSpan timeLimit)
    {
        var formulation = new WholeFormulation(problem, CostSteps, null);
        using Solver solver = Solver.CreateSolver("GLOP");
        _ = new LinearModel(formulation.Model, solver, isRelaxed: true, takesHint: false);
        solver.SetTimeLimit((long)Math.Max(1, timeLimit.TotalMilliseconds));
        return solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => formulation.CostOf(solver.Objective().Value()) - formulation.Tolerance - (1e-7 * Math.Abs(formulation.CostOf(solver.Objective().Value()))),
            Solver.ResultStatus.INFEASIBLE => double.PositiveInfinity,
            _ => null,
        };
    }
}
