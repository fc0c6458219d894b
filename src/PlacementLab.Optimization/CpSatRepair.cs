using System.Collections.Immutable;
using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// Exact repair of a few hosts by CP-SAT: the VMs on them may go to any of them, all others stay where they are now. One worker, a seed and
/// deterministic work: the same answer every time. What CP-SAT finds is judged by the constraints and the objective themselves before it is
/// returned.
/// </summary>
/// <param name="deterministicTimeLimit">Work that one call may take, about seconds on a common core; above 0.</param>
public sealed class CpSatRepair(double deterministicTimeLimit = CpSatRepair.UsualWork) : IRepair
{
    /// <summary>Deterministic work of one call unless told otherwise, about seconds on a common core.</summary>
    public const double UsualWork = 0.2;

    private readonly CpSatOptions _options = new();
    private readonly StoppingCriterion _stop = deterministicTimeLimit > 0
        ? new StoppingCriterion { DeterministicTimeLimit = deterministicTimeLimit }
        : throw new ArgumentOutOfRangeException(nameof(deterministicTimeLimit), deterministicTimeLimit, "Work must be above 0.");

    /// <inheritdoc/>
    public Assignment Repair(PlacementProblem problem, Assignment current, IReadOnlyList<int> hosts, int seed, CancellationToken cancellation)
    {
        int[] open = [.. hosts.Order()];
        var isOpen = new HashSet<int>(open);
        int[] free = [.. Enumerable.Range(0, problem.VmCount).Where(vm => isOpen.Contains(current[vm]))];
        if (open.Length < 2 || free.Length == 0)
        {
            return current;
        }

        var neighbourhood = new Neighbourhood(problem, free, [.. free.Select(_ => open)], open.Length, current);
        var model = new CpSatConstraintModel(problem, neighbourhood);
        IPlacementConstraint[] touched = [.. problem.Constraints.Where(c => c.Scope is not { } scope || scope.Any(model.IsFree))];
        foreach (IPlacementConstraint constraint in touched)
        {
            model.Take(constraint);
        }

        if (model.FixedConflicts.Count > 0)
        {
            return current;
        }

        var cost = new CostModel(new SearchState(problem, current), neighbourhood, model, _options.CostSteps);
        cost.Hint(current);
        (CpSolver solver, CpSolverStatus status, _) = new CpSatRun(_stop, _options, seed, cancellation).Solve(model.Model, costOf: null);
        Assignment found = status is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? Read(solver, neighbourhood, model) : current;
        return problem.Objective.Cost(problem, found) < problem.Objective.Cost(problem, current)
            && !touched.Any(c => c.Violations(problem, found).Any()) ? found : current;
    }

    private static Assignment Read(CpSolver solver, Neighbourhood neighbourhood, CpSatConstraintModel model)
    {
        ImmutableArray<int>.Builder hostOf = neighbourhood.Current.HostOf.ToBuilder();
        for (int i = 0; i < neighbourhood.FreeVms.Length; i++)
        {
            hostOf[neighbourhood.FreeVms[i]] = neighbourhood.Candidates[i].First(h => solver.BooleanValue(model.IsOn(i, h)!));
        }

        return new Assignment(hostOf.MoveToImmutable());
    }
}
