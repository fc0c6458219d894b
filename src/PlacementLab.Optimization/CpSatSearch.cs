using System.Collections.Immutable;
using Google.OrTools.Sat;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LocalSearch;

namespace PlacementLab.Optimization;

/// <summary>One solve: warm start, neighbourhood, model, answer.</summary>
internal sealed class CpSatSearch(PlacementProblem problem, int[] freeVms, CpSatOptions options, CpSatRun run)
{
    private readonly SearchState _state = new(problem, problem.Initial);

    public SolverResult Solve(int seed, StoppingCriterion stop, CancellationToken cancellation)
    {
        var candidateHosts = new CandidateHosts(_state, freeVms, options);
        int[][] candidates = [.. freeVms.Select(candidateHosts.Of)];
        Assignment? warmStart = WarmStart(candidates, seed, stop, cancellation);
        if (warmStart is not null)
        {
            candidates = [.. freeVms.Select((vm, i) => candidates[i].Append(warmStart[vm]).Distinct().Order().ToArray())];
        }

        var neighbourhood = new Neighbourhood(problem, freeVms, candidates, options.CandidateHostsPerVm);
        var model = new CpSatConstraintModel(problem, neighbourhood);
        foreach (IPlacementConstraint constraint in problem.Constraints)
        {
            State(constraint, model);
        }

        return Refused(neighbourhood, model) ?? Search(neighbourhood, model, warmStart, cancellation);
    }

    // Most constraints of a large problem speak of VMs of which none is free here.
    private void State(IPlacementConstraint constraint, CpSatConstraintModel model)
    {
        if (constraint.Scope is not { } scope || scope.Any(model.IsFree))
        {
            constraint.State(problem, model);
        }
        else if (constraint.Violations(problem, problem.Initial).Any())
        {
            model.FixedConflicts.Add($"{constraint.Name}: broken by VMs that are not free");
        }
    }

    private SolverResult? Refused(Neighbourhood neighbourhood, CpSatConstraintModel model)
    {
        if (model.VmWithoutHost() is { } homeless)
        {
            return Failed(SolveStatus.Infeasible, [.. homeless.Constraints.Select(c => $"{c} (leaves VM {homeless.Vm} no host)")]);
        }

        SolveStatus said = neighbourhood.IsWhole ? SolveStatus.Infeasible : SolveStatus.NoSolutionFound;
        return model.FixedConflicts.Count > 0 ? Failed(said, [.. model.FixedConflicts]) : null;
    }

    private SolverResult Search(Neighbourhood neighbourhood, CpSatConstraintModel model, Assignment? warmStart, CancellationToken cancellation)
    {
        var cost = new CostModel(_state, neighbourhood, model, options.CostSteps);
        if (warmStart is not null)
        {
            cost.Hint(warmStart);
        }

        (CpSolver solver, CpSolverStatus status, ImmutableArray<TrajectoryPoint> trajectory) = run.Solve(model.Model, cost.CostOf);
        if (status == CpSolverStatus.Infeasible)
        {
            SolveStatus said = neighbourhood.IsWhole ? SolveStatus.Infeasible : SolveStatus.NoSolutionFound;
            return Failed(said, ConflictFilter.Find(problem, neighbourhood, run));
        }

        StopReason reason = status == CpSolverStatus.Optimal ? StopReason.Completed
            : cancellation.IsCancellationRequested ? StopReason.Cancelled : StopReason.TimeLimit;
        Assignment? found = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? Read(solver, neighbourhood, model) : null;
        if (Cheaper(found, warmStart) is not { } best)
        {
            return Failed(SolveStatus.NoSolutionFound, []) with { StopReason = reason };
        }

        SolverResult result = Result(best);
        return result with
        {
            Status = status == CpSolverStatus.Optimal ? SolveStatus.Optimal : SolveStatus.Feasible,
            StopReason = reason,
            Bound = Math.Min(result.Cost, cost.BoundOf(solver.BestObjectiveBound)),
            BoundName = neighbourhood.Description,
            Iterations = solver.NumBranches(),
            Trajectory = trajectory,
        };
    }

    private Assignment? WarmStart(int[][] candidates, int seed, StoppingCriterion stop, CancellationToken cancellation)
    {
        Dictionary<int, int> indexOf = freeVms.Select((vm, i) => (vm, i)).ToDictionary(p => p.vm, p => p.i);
        var quick = new LocalSearchSolver(new LocalSearchOptions
        {
            FreeVms = freeVms,
            HostsOf = vm => candidates[indexOf[vm]],
            Kicks = options.WarmStartKicks,
        });
        StoppingCriterion limit = stop with { IterationLimit = options.WarmStartIterations };
        SolverResult result = quick.Solve(problem, limit, seed, cancellation);
        return result.Status == SolveStatus.Feasible ? result.Best : null;
    }

    private Assignment Read(CpSolver solver, Neighbourhood neighbourhood, CpSatConstraintModel model)
    {
        ImmutableArray<int>.Builder hostOf = problem.Initial.HostOf.ToBuilder();
        for (int i = 0; i < freeVms.Length; i++)
        {
            hostOf[freeVms[i]] = neighbourhood.Candidates[i].First(h => solver.BooleanValue(model.IsOn(i, h)!));
        }

        return new Assignment(hostOf.MoveToImmutable());
    }

    private Assignment? Cheaper(Assignment? found, Assignment? warmStart) => found is null || warmStart is null
        ? found ?? warmStart
        : problem.Objective.Cost(problem, warmStart) < problem.Objective.Cost(problem, found) ? warmStart : found;

    private SolverResult Failed(SolveStatus status, ImmutableArray<string> conflict) => Result(problem.Initial) with { Status = status, Conflict = conflict };

    private SolverResult Result(Assignment best) => new()
    {
        Best = best,
        Status = SolveStatus.NoSolutionFound,
        StopReason = StopReason.Completed,
        Cost = best.IsComplete ? problem.Objective.Cost(problem, best) : double.NaN,
        Iterations = 0,
        Elapsed = run.Elapsed,
    };
}
