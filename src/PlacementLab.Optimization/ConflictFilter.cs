using System.Collections.Immutable;
using System.Diagnostics;
using Google.OrTools.Sat;
using PlacementLab.Placement;

namespace PlacementLab.Optimization;

/// <summary>
/// Finds constraints that cannot hold together by a deletion filter: leaves out ever smaller groups of them, at last one after the other, for
/// good as long as the rest stays infeasible; then the same with the rows of what is left, so that a capacity is named with the hosts that
/// matter. Without any one of what remains the rest no longer conflicts, where the work sufficed to prove that. Bounded in calls of the
/// solver and in time.
/// </summary>
internal sealed class ConflictFilter
{
    private const int MostCalls = 400;
    private const int MostRowsNamed = 3;
    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(10);

    private readonly PlacementProblem _problem;
    private readonly Neighbourhood _neighbourhood;
    private readonly CpSatRun _run;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _calls;

    private ConflictFilter(PlacementProblem problem, Neighbourhood neighbourhood, CpSatRun run) => (_problem, _neighbourhood, _run) = (problem, neighbourhood, run);

    /// <summary>The conflict in words, in the order of the problem's constraints.</summary>
    public static ImmutableArray<string> Find(PlacementProblem problem, Neighbourhood neighbourhood, CpSatRun run)
    {
        var filter = new ConflictFilter(problem, neighbourhood, run);
        List<IPlacementConstraint> constraints = filter.Reduce([.. problem.Constraints], kept => filter.IsInfeasible(kept, allows: null));
        List<(IPlacementConstraint Constraint, int Row)> rows = filter.Rows(constraints);
        List<(IPlacementConstraint Constraint, int Row)> needed = filter.Reduce(rows, kept => filter.IsInfeasible(constraints, [.. kept]));
        return [.. constraints.Select(c => filter.Words(c, [.. needed.Where(n => ReferenceEquals(n.Constraint, c)).Select(n => n.Row)]))];
    }

    // Groups first: half, a quarter, ... of what is left, down to one.
    private List<T> Reduce<T>(List<T> all, Func<List<T>, bool> isInfeasible)
    {
        List<T> kept = all;
        for (int size = Math.Max(1, all.Count / 2); ; size = Math.Max(1, size / 2))
        {
            for (int at = 0; at < kept.Count && HasTime;)
            {
                List<T> rest = [.. kept[..at], .. kept[Math.Min(kept.Count, at + size)..]];
                if (isInfeasible(rest))
                {
                    kept = rest;
                }
                else
                {
                    at += size;
                }
            }

            if (size == 1 || !HasTime)
            {
                return kept;
            }
        }
    }

    private bool HasTime => _calls < MostCalls && Stopwatch.GetElapsedTime(_start) < _mostTime;

    private List<(IPlacementConstraint Constraint, int Row)> Rows(List<IPlacementConstraint> constraints)
    {
        var rows = new List<(IPlacementConstraint, int)>();
        foreach (IPlacementConstraint constraint in constraints)
        {
            var counter = new RowSelection(new CpSatConstraintModel(_problem, _neighbourhood), _ => true);
            constraint.State(_problem, counter);
            rows.AddRange(Enumerable.Range(0, counter.Names.Count).Select(row => (constraint, row)));
        }

        return rows;
    }

    private bool IsInfeasible(List<IPlacementConstraint> constraints, HashSet<(IPlacementConstraint, int)>? allows)
    {
        _calls++;
        var model = new CpSatConstraintModel(_problem, _neighbourhood);
        foreach (IPlacementConstraint constraint in constraints)
        {
            constraint.State(_problem, allows is null ? model : new RowSelection(model, row => allows.Contains((constraint, row))));
        }

        return model.FixedConflicts.Count > 0 || _run.Solve(model.Model, costOf: null).Status == CpSolverStatus.Infeasible;
    }

    // Rows have names of their own where they say more than the constraint does, such as a resource and a host.
    private string Words(IPlacementConstraint constraint, int[] rows)
    {
        var selection = new RowSelection(new CpSatConstraintModel(_problem, _neighbourhood), _ => true);
        constraint.State(_problem, selection);
        string[] names = [.. rows.Select(r => selection.Names[r]).Where(n => n != constraint.Name).Distinct()];
        return names.Length switch
        {
            0 => constraint.Describe(_problem),
            <= MostRowsNamed => string.Join(", ", names),
            _ => $"{string.Join(", ", names.Take(MostRowsNamed))} and {names.Length - MostRowsNamed} more",
        };
    }

    /// <summary>Passes on those rows of one constraint that are asked for, and keeps the names of all.</summary>
    private sealed class RowSelection(IConstraintModel inner, Func<int, bool> isWanted) : IConstraintModel
    {
        public List<string> Names { get; } = [];

        public Assignment Current => inner.Current;

        public bool IsFree(int vm) => inner.IsFree(vm);

        public bool IsOpen(int host) => inner.IsOpen(host);

        public void Forbid(string name, int vm, int host) => inner.Forbid(name, vm, host);

        public int NewFlag() => inner.NewFlag();

        public void AddAtMost(string name, IEnumerable<AssignmentTerm> terms, IEnumerable<FlagTerm> flags, long bound)
        {
            Names.Add(name);
            if (isWanted(Names.Count - 1))
            {
                inner.AddAtMost(name, terms, flags, bound);
            }
        }
    }
}
