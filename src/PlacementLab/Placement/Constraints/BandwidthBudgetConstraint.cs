using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Bandwidth budget: the migrations of one round move no more data than planned for, in all and per host and direction.
/// Invariant, with moved = {v: host(v) ≠ initial host(v)}: Σ_{moved} data(v) ≤ total, and ∀h: Σ_{moved from h} data(v) ≤ out,
/// Σ_{moved to h} data(v) ≤ in. Discrete. A VM that is on no host at first is started, not migrated, and counts nothing.
/// </summary>
/// <param name="dataToMove">Data that a migration of each VM sends, one entry per VM.</param>
public sealed class BandwidthBudgetConstraint(ImmutableArray<DataSize> dataToMove) : IPlacementConstraint
{
    private readonly ImmutableArray<long> _bytes = [.. dataToMove.Select(d => d.Bytes)];

    /// <inheritdoc/>
    public string Name => "bandwidth budget";

    /// <summary>Data that a migration of each VM sends, one entry per VM.</summary>
    public ImmutableArray<DataSize> DataToMove { get; } = dataToMove;

    /// <summary>Most data that all migrations together may send; null for no limit.</summary>
    public DataSize? Total { get; init; }

    /// <summary>Most data that the VMs leaving one host may send; null for no limit.</summary>
    public DataSize? OutOfHost { get; init; }

    /// <summary>Most data that the VMs coming to one host may send; null for no limit.</summary>
    public DataSize? IntoHost { get; init; }

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireOnePerVm("BandwidthBudgetConstraint.DataToMove", DataToMove, problem);
        DataSize least = DataToMove.Append(Total ?? default).Append(OutOfHost ?? default).Append(IntoHost ?? default).Min();
        if (least.Bytes < 0)
        {
            throw new InvalidInputException("BandwidthBudgetConstraint", $"{least}", "no negative amount of data", "Write 0 or more.");
        }
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        Assignment initial = state.Problem.Initial;
        int from = initial[vm];
        if (from == host || from == Assignment.Unplaced)
        {
            return true;
        }

        (long total, long leaving, long coming) = (_bytes[vm], _bytes[vm], _bytes[vm]);
        foreach (int moved in state.Moved)
        {
            long bytes = moved == vm ? 0 : _bytes[moved];
            total += bytes;
            leaving += initial[moved] == from ? bytes : 0;
            coming += state.HostOf(moved) == host ? bytes : 0;
        }

        return !(total > Total?.Bytes) && !(leaving > OutOfHost?.Bytes) && !(coming > IntoHost?.Bytes);
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        int[] moved = [.. Enumerable.Range(0, problem.VmCount).Where(v => IsMoved(problem, assignment, v))];
        IEnumerable<(string Where, long Bytes, DataSize? Limit)> sums =
        [
            ("All migrations together", moved.Sum(v => _bytes[v]), Total),
            .. moved.GroupBy(v => problem.Initial[v]).Select(g => ($"Host {g.Key} sending", g.Sum(v => _bytes[v]), OutOfHost)),
            .. moved.GroupBy(v => assignment[v]).Select(g => ($"Host {g.Key} receiving", g.Sum(v => _bytes[v]), IntoHost)),
        ];
        return sums.Where(s => s.Bytes > s.Limit?.Bytes).Select(s => new ConstraintViolation(
            Name, $"{s.Where}: {DataSize.FromBytes(s.Bytes)} to move, at most {s.Limit} allowed.", s.Bytes - s.Limit!.Value.Bytes, "B"));
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        int[] placed = [.. Enumerable.Range(0, problem.VmCount).Where(v => problem.Initial[v] != Assignment.Unplaced)];
        StateStaying(problem, model, placed, Total);
        ILookup<int, int> byHost = placed.ToLookup(v => problem.Initial[v]);
        foreach (int host in Enumerable.Range(0, problem.HostCount).Where(model.IsOpen))
        {
            StateStaying(problem, model, byHost[host], OutOfHost);
            if (IntoHost is { } limit)
            {
                IEnumerable<int> others = placed.Where(v => problem.Initial[v] != host);
                model.AddAtMost(Name, others.Select(v => new AssignmentTerm(v, host, _bytes[v])), limit.Bytes);
            }
        }
    }

    private static bool IsMoved(PlacementProblem problem, Assignment assignment, int vm) =>
        problem.Initial[vm] != Assignment.Unplaced && assignment[vm] != Assignment.Unplaced && assignment[vm] != problem.Initial[vm];

    // What leaves is at most the limit when what stays is at least all minus the limit.
    private void StateStaying(PlacementProblem problem, IConstraintModel model, IEnumerable<int> vms, DataSize? limit)
    {
        if (limit is { } most)
        {
            int[] all = [.. vms];
            IEnumerable<AssignmentTerm> staying = all.Select(v => new AssignmentTerm(v, problem.Initial[v], -_bytes[v]));
            model.AddAtMost(Name, staying, most.Bytes - all.Sum(v => _bytes[v]));
        }
    }
}
