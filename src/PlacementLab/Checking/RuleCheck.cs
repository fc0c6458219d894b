using PlacementLab.Migration;
using PlacementLab.Planning;

namespace PlacementLab.Checking;

/// <summary>Holds a plan against the rules on single moves.</summary>
internal static class RuleCheck
{
    /// <summary>Checks every rule; rules on VMs that do not migrate hold.</summary>
    public static IEnumerable<PlanViolation> Check(PlanningProblem problem, IReadOnlyList<PlannedMigration> migrations)
    {
        ILookup<int, PlannedMigration> legs = migrations.OrderBy(m => m.Start).ThenBy(m => m.End).ToLookup(m => m.Vm);
        MoveRules rules = problem.Rules;
        return rules.Precedences.Where(p => legs.Contains(p.Before) && legs.Contains(p.After)).SelectMany(p => Precedence(problem, legs, p))
            .Concat(rules.Serialized.SelectMany(g => Serialized(problem, [.. g.Distinct().SelectMany(vm => legs[vm])])))
            .Concat(rules.Synchronized.SelectMany(g => Synchronized(problem, [.. g.Distinct().Where(legs.Contains).Select(vm => legs[vm].Last())])))
            .Concat(rules.Deadlines.Where(d => legs.Contains(d.Vm)).SelectMany(d => Deadline(problem, legs[d.Vm].Last(), d.By)))
            .Concat(rules.Releases.Where(r => legs.Contains(r.Vm)).SelectMany(r => Release(problem, legs[r.Vm].First(), r.At)));
    }

    private static IEnumerable<PlanViolation> Precedence(PlanningProblem problem, ILookup<int, PlannedMigration> legs, MovePrecedence rule)
    {
        PlannedMigration before = legs[rule.Before].Last();
        PlannedMigration after = legs[rule.After].First();
        if (after.Start < before.End)
        {
            string text = $"starts before {problem.Vms[rule.Before].Name} has landed";
            yield return Of(problem, PlanViolationKind.Precedence, after.Vm, (after.Start, before.End), text);
        }
    }

    private static IEnumerable<PlanViolation> Serialized(PlanningProblem problem, PlannedMigration[] legs)
    {
        PlannedMigration[] inOrder = [.. legs.OrderBy(m => m.Start).ThenBy(m => m.Vm)];
        PlannedMigration? last = null;
        foreach (PlannedMigration leg in inOrder)
        {
            if (last is not null && leg.Start < last.End && leg.Vm != last.Vm)
            {
                TimeSpan until = leg.End < last.End ? leg.End : last.End;
                string text = $"moves beside {problem.Vms[last.Vm].Name}, which a rule forbids";
                yield return Of(problem, PlanViolationKind.Serialized, leg.Vm, (leg.Start, until), text);
            }

            last = last is null || leg.End > last.End ? leg : last;
        }
    }

    private static IEnumerable<PlanViolation> Synchronized(PlanningProblem problem, PlannedMigration[] legs)
    {
        if (legs.Length > 1)
        {
            PlannedMigration first = legs.MinBy(Handover)!;
            PlannedMigration last = legs.MaxBy(Handover)!;
            if (Handover(first) != Handover(last))
            {
                string text = $"does not change hosts together with {problem.Vms[first.Vm].Name}";
                yield return Of(problem, PlanViolationKind.Synchronized, last.Vm, (Handover(first), Handover(last)), text);
            }
        }
    }

    private static IEnumerable<PlanViolation> Deadline(PlanningProblem problem, PlannedMigration last, TimeSpan by)
    {
        if (last.End > by)
        {
            yield return Of(problem, PlanViolationKind.Deadline, last.Vm, (by, last.End), "ends after the deadline of this VM");
        }
    }

    private static IEnumerable<PlanViolation> Release(PlanningProblem problem, PlannedMigration first, TimeSpan at)
    {
        if (first.Start < at)
        {
            yield return Of(problem, PlanViolationKind.EarlyStart, first.Vm, (first.Start, at), "starts before it may");
        }
    }

    private static TimeSpan Handover(PlannedMigration leg) => leg.Estimate.Scheme == MigrationScheme.PostCopy ? leg.Start : leg.End;

    private static PlanViolation Of(PlanningProblem problem, PlanViolationKind kind, int vm, (TimeSpan From, TimeSpan Until) span, string text)
    {
        string name = problem.Vms[vm].Name;
        double seconds = (span.Until - span.From).TotalSeconds;
        string message = $"{name}, {ClockText.Span(span.From, span.Until)}: {text}, by {AmountText.Of(seconds, "s")}";
        return new PlanViolation(kind, name, span.From, span.Until, seconds, "s", message);
    }
}
