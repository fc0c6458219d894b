using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>
/// Follows continuous constraints through a plan: between two instants at which VMs change hosts the assignment stands still, and
/// the constraint's checker judges it. A VM changes hosts when its migration stops it on the source. A VM that is on no host at
/// first is started on its target at the start of the plan.
/// </summary>
internal static class ContinuousConstraintCheck
{
    public static IEnumerable<PlanViolation> Check(
        PlanningProblem plan, IReadOnlyList<PlannedMigration> migrations, PlacementProblem placement, IReadOnlyList<IConstraintChecker> further)
    {
        IGrouping<TimeSpan, PlannedMigration>[] changes = [.. migrations.GroupBy(StopOf).OrderBy(c => c.Key)];
        (IPlacementConstraint Constraint, IConstraintChecker Checker)[] judged =
            [.. placement.Constraints.Where(c => c.IsContinuous).Select(c => (c, AssignmentChecker.CheckerOf(c, further)))];
        if (judged.Length == 0)
        {
            return [];
        }

        ImmutableArray<int>.Builder hostOf = plan.Initial.HostOf.Select((h, vm) => h < 0 ? plan.Target[vm] : h).ToImmutableArray().ToBuilder();
        Track[] tracks = [.. judged.Select(j => new Track(j.Constraint, j.Checker, placement))];
        TimeSpan start = changes.Length > 0 && changes[0].Key < TimeSpan.Zero ? changes[0].Key : TimeSpan.Zero;
        Judge(tracks, start, hostOf, null);
        foreach (IGrouping<TimeSpan, PlannedMigration> change in changes)
        {
            foreach (PlannedMigration migration in change.OrderBy(m => m.Start))
            {
                hostOf[migration.Vm] = migration.To;
            }

            Judge(tracks, change.Key, hostOf, [.. change.Select(m => m.Vm)]);
        }

        return tracks.SelectMany(t => t.Finish());
    }

    private static TimeSpan StopOf(PlannedMigration migration) => migration.Start + migration.Estimate.ResumeAt - migration.Estimate.Downtime;

    private static void Judge(Track[] tracks, TimeSpan at, ImmutableArray<int>.Builder hostOf, HashSet<int>? changed)
    {
        var assignment = new Assignment(hostOf.ToImmutable());
        foreach (Track track in tracks.Where(t => changed is null || t.Concerns(changed)))
        {
            track.Judge(at, assignment);
        }
    }

    /// <summary>One constraint: since when it is broken, and how badly at worst.</summary>
    private sealed class Track(IPlacementConstraint constraint, IConstraintChecker checker, PlacementProblem problem)
    {
        private readonly List<PlanViolation> _found = [];
        private ConstraintViolation? _worst;
        private TimeSpan _since;

        public bool Concerns(HashSet<int> changed) => constraint.Scope is not { } scope || scope.Any(changed.Contains);

        public void Judge(TimeSpan at, Assignment assignment)
        {
            ConstraintViolation? broken = checker.Check(constraint, problem, assignment).MaxBy(v => v.Magnitude);
            if (broken is null)
            {
                Close(at);
            }
            else
            {
                _since = _worst is null ? at : _since;
                _worst = _worst?.Magnitude >= broken.Magnitude ? _worst : broken;
            }
        }

        public IEnumerable<PlanViolation> Finish()
        {
            Close(null);
            return _found;
        }

        private void Close(TimeSpan? until)
        {
            if (_worst is { } worst && until != _since)
            {
                string message = $"{worst.Constraint}, {ClockText.Span(_since, until)}: {worst.Message}";
                _found.Add(new PlanViolation(
                    PlanViolationKind.PlacementConstraint, worst.Constraint, _since, until, worst.Magnitude, worst.Unit, message));
            }

            _worst = null;
        }
    }
}
