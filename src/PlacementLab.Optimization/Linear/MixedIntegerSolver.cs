using System.Diagnostics;
using Google.OrTools.LinearSolver;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;

namespace PlacementLab.Optimization.Linear;

/// <summary>
/// Exact placement by a mixed-integer linear solver of OR-Tools, from the same formulation as CP-SAT over all VMs and hosts; a quick local
/// search gives the warm start (to SCIP; HiGHS takes none here). For problems of up to some ten thousand pairs of VM and host. Amounts beyond about 10⁹ lose digits in its
/// floating-point arithmetic, so each answer is judged by the constraints themselves before it is returned. An iteration limit bounds nothing.
/// </summary>
/// <param name="backend">Which solver.</param>
public sealed class MixedIntegerSolver(MixedIntegerBackend backend) : IPlacementSolver
{
    private const double CostSteps = 1e7;

    /// <inheritdoc/>
    public string Name => backend == MixedIntegerBackend.Highs ? "highs" : "scip";

    /// <inheritdoc/>
    public SolverResult Solve(PlacementProblem problem, StoppingCriterion stop, int seed, CancellationToken cancellation)
    {
        problem.Validate();
        long start = Stopwatch.GetTimestamp();
        SolverResult quick = new LocalSearchSolver().Solve(problem, stop with { IterationLimit = 200_000 }, seed, cancellation);
        Assignment? warmStart = quick.Status == SolveStatus.Feasible ? quick.Best : null;
        var formulation = new WholeFormulation(problem, CostSteps, warmStart);
        SolverResult outline = quick with { Trajectory = [], Bound = double.NaN, Iterations = 0 };
        if (formulation.Refusal is { IsEmpty: false } refusal)
        {
            return outline with
            {
                Best = problem.Initial,
                Status = SolveStatus.Infeasible,
                StopReason = StopReason.Completed,
                Conflict = refusal,
                Elapsed = Stopwatch.GetElapsedTime(start),
            };
        }

        using Solver solver = Create(stop, Stopwatch.GetElapsedTime(start), seed);
        // HiGHS, as OR-Tools 9.15 builds it, crashes on a hint.
        var model = new LinearModel(formulation.Model, solver, isRelaxed: false, takesHint: backend == MixedIntegerBackend.Scip);
        using var parameters = new MPSolverParameters();
        parameters.SetDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 1e-9);
        Solver.ResultStatus status;
        using (cancellation.Register(() => solver.InterruptSolve()))
        {
            status = solver.Solve(parameters);
        }

        return Result(outline, (formulation, model, solver, Name == "highs" ? "HiGHS" : "SCIP"), (status, warmStart), cancellation) with { Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    private static SolverResult Result(
        SolverResult outline, (WholeFormulation Formulation, LinearModel Model, Solver Solver, string Name) at, (Solver.ResultStatus Status, Assignment? WarmStart) of, CancellationToken cancellation)
    {
        PlacementProblem problem = at.Formulation.Problem;
        if (of.Status == Solver.ResultStatus.INFEASIBLE)
        {
            return outline with { Best = problem.Initial, Status = SolveStatus.Infeasible, StopReason = StopReason.Completed, Cost = double.NaN };
        }

        StopReason reason = of.Status == Solver.ResultStatus.OPTIMAL ? StopReason.Completed
            : cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.TimeLimit;
        Assignment? found = of.Status is Solver.ResultStatus.OPTIMAL or Solver.ResultStatus.FEASIBLE ? at.Formulation.Read(at.Model.IsSet) : null;
        bool holds = found is not null && problem.Constraints.All(c => !c.Violations(problem, found).Any());
        Assignment? best = holds ? found : of.WarmStart;
        if (best is null)
        {
            return outline with { Best = problem.Initial, Status = SolveStatus.NoSolutionFound, StopReason = reason, Cost = double.NaN };
        }

        double cost = problem.Objective.Cost(problem, best);
        bool isProven = of.Status == Solver.ResultStatus.OPTIMAL && holds;
        return outline with
        {
            Best = best,
            Status = isProven ? SolveStatus.Optimal : SolveStatus.Feasible,
            StopReason = reason,
            Cost = cost,
            Bound = Math.Min(cost, at.Formulation.CostOf(at.Solver.Objective().BestBound()) - at.Formulation.Tolerance),
            BoundName = $"{at.Name}, all VMs and hosts",
            Iterations = Math.Max(0, at.Solver.Nodes()),
        };
    }

    private Solver Create(StoppingCriterion stop, TimeSpan elapsed, int seed)
    {
        Solver solver = Solver.CreateSolver(backend == MixedIntegerBackend.Highs ? "HIGHS" : "SCIP") ?? throw new InvalidInputException(
            $"solver \"{Name}\" (package Google.OrTools)", "a native library without it", "one that has it", "Use the solver \"cp-sat\".");
        if (stop.TimeLimit is { } time)
        {
            solver.SetTimeLimit((long)Math.Max(1, (time - elapsed).TotalMilliseconds));
        }

        // HiGHS prints to standard output unless told not to; it takes no seed here and needs none to repeat.
        solver.SetSolverSpecificParametersAsString(
            backend == MixedIntegerBackend.Scip ? $"randomization/randomseedshift = {seed & 0xFFFF}" : "output_flag=false");
        return solver;
    }
}
