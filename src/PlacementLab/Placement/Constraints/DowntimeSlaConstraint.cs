using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Downtime SLA: a VM whose migration is predicted to stop it for longer than it tolerates may not move.
/// Invariant: ∀v: host(v) = initial host(v) ∨ downtime(v) ≤ limit(v). Discrete. A VM that is on no host at first is started,
/// not migrated, and may be put anywhere.
/// </summary>
/// <param name="predictedDowntime">Downtime of each VM if it moves, one entry per VM.</param>
/// <param name="limit">Longest downtime that each VM tolerates, one entry per VM.</param>
public sealed class DowntimeSlaConstraint(ImmutableArray<TimeSpan> predictedDowntime, ImmutableArray<TimeSpan> limit) : IPlacementConstraint
{
    /// <inheritdoc/>
    public string Name => "downtime SLA";

    /// <summary>Downtime of each VM if it moves, one entry per VM.</summary>
    public ImmutableArray<TimeSpan> PredictedDowntime { get; } = predictedDowntime;

    /// <summary>Longest downtime that each VM tolerates, one entry per VM.</summary>
    public ImmutableArray<TimeSpan> Limit { get; } = limit;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireOnePerVm("DowntimeSlaConstraint.PredictedDowntime", PredictedDowntime, problem);
        ConstraintData.RequireOnePerVm("DowntimeSlaConstraint.Limit", Limit, problem);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) => Tolerates(vm) || IsHome(state.Problem, vm, host);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Enumerable.Range(0, problem.VmCount)
            .Where(v => !Tolerates(v) && assignment[v] != Assignment.Unplaced && !IsHome(problem, v, assignment[v]))
            .Select(v => new ConstraintViolation(
                Name,
                $"VM {v} moves with {PredictedDowntime[v].TotalMilliseconds:0.###} ms of downtime, at most {Limit[v].TotalMilliseconds:0.###} ms allowed.",
                (PredictedDowntime[v] - Limit[v]).TotalSeconds,
                "s"));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int vm in Enumerable.Range(0, problem.VmCount).Where(v => !Tolerates(v) && model.IsFree(v)))
        {
            foreach (int host in Enumerable.Range(0, problem.HostCount).Where(h => !IsHome(problem, vm, h)))
            {
                model.Forbid(Name, vm, host);
            }
        }
    }

    private static bool IsHome(PlacementProblem problem, int vm, int host) =>
        problem.Initial[vm] == host || problem.Initial[vm] == Assignment.Unplaced;

    private bool Tolerates(int vm) => PredictedDowntime[vm] <= Limit[vm];
}
