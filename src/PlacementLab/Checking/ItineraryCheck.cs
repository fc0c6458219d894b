using System.Collections.Immutable;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>Follows each VM from host to host.</summary>
internal static class ItineraryCheck
{
    /// <summary>Checks that every VM leaves from where it is, one migration at a time, and ends where it shall.</summary>
    public static IEnumerable<PlanViolation> Check(
        PlanningProblem problem, IReadOnlyList<PlannedMigration> migrations, ImmutableArray<UnplannedMove> unplanned)
    {
        ILookup<int, PlannedMigration> legs = migrations.OrderBy(m => m.Start).ThenBy(m => m.End).ToLookup(m => m.Vm);
        var violations = new List<PlanViolation>();
        bool[] isUnplanned = new bool[problem.Vms.Length];
        foreach (UnplannedMove move in unplanned)
        {
            if (move.Vm >= 0 && move.Vm < isUnplanned.Length)
            {
                isUnplanned[move.Vm] = true;
                violations.AddRange(CheckUnplanned(problem, move, legs[move.Vm].FirstOrDefault()));
            }
            else
            {
                violations.Add(Of(PlanViolationKind.UnknownIndex, "plan", (TimeSpan.Zero, null), "entry", $"lists VM {move.Vm}, which does not exist"));
            }
        }

        for (int vm = 0; vm < problem.Vms.Length; vm++)
        {
            violations.AddRange(Follow(problem, vm, [.. legs[vm]], isUnplanned[vm]));
        }

        return violations;
    }

    private static IEnumerable<PlanViolation> CheckUnplanned(PlanningProblem problem, UnplannedMove move, PlannedMigration? first)
    {
        string name = problem.Vms[move.Vm].Name;
        if (first is not null)
        {
            yield return Of(PlanViolationKind.UnplannedMismatch, name, (first.Start, first.End), "VM", "is listed as unplanned but migrates");
        }

        if (move.From != problem.Initial[move.Vm] || move.To != problem.Target[move.Vm] || move.From == move.To)
        {
            yield return Of(PlanViolationKind.UnplannedMismatch, name, (TimeSpan.Zero, null), "VM", "is listed with a move it does not have");
        }
    }

    private static IEnumerable<PlanViolation> Follow(PlanningProblem problem, int vm, PlannedMigration[] legs, bool isUnplanned)
    {
        string name = problem.Vms[vm].Name;
        int at = problem.Initial[vm];
        TimeSpan busyUntil = TimeSpan.MinValue;
        foreach (PlannedMigration leg in legs)
        {
            (TimeSpan Start, TimeSpan End) span = (leg.Start, leg.End);
            if (leg.Start < busyUntil)
            {
                TimeSpan overlap = (leg.End < busyUntil ? leg.End : busyUntil) - leg.Start;
                yield return new PlanViolation(
                    PlanViolationKind.OverlappingMigrations, name, leg.Start, leg.Start + overlap, overlap.TotalSeconds, "s",
                    $"{name}, {ClockText.Span(leg.Start, leg.Start + overlap)}: is in two migrations at once");
            }

            if (leg.From != at)
            {
                string hosts = $"leaves {problem.Datacenter.Hosts[leg.From].Name} but is on {problem.Datacenter.Hosts[at].Name}";
                yield return Of(PlanViolationKind.WrongSource, name, span, "migration", hosts);
            }

            if (leg.IsBypass == (leg.To == problem.Target[vm]))
            {
                string text = leg.IsBypass ? "goes to its target but is marked as a detour" : "is not marked as a detour but does not go to its target";
                yield return Of(PlanViolationKind.BypassMark, name, span, "migration", text);
            }

            at = leg.To;
            busyUntil = leg.End > busyUntil ? leg.End : busyUntil;
        }

        bool missed = isUnplanned ? at != problem.Initial[vm] : at != problem.Target[vm];
        if (missed)
        {
            string text = $"ends on {problem.Datacenter.Hosts[at].Name}, not on {problem.Datacenter.Hosts[problem.Target[vm]].Name}";
            yield return Of(PlanViolationKind.TargetMissed, name, (legs.Length == 0 ? TimeSpan.Zero : busyUntil, null), "VM", text);
        }
    }

    private static PlanViolation Of(PlanViolationKind kind, string subject, (TimeSpan From, TimeSpan? Until) span, string unit, string text) =>
        new(kind, subject, span.From, span.Until, 1, unit, $"{subject}, {ClockText.Span(span.From, span.Until)}: {text}");
}
