using PlacementLab.Checking;
using PlacementLab.Placement;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>The document that `placementlab check PROBLEM --assignment FILE --json` prints.</summary>
internal sealed record AssignmentCheckDocument(
    bool Valid,
    double Cost,
    OrderedDictionary<string, double> CostTerms,
    int Moved,
    int HostsUsed,
    IReadOnlyList<AssignmentCheckDocument.Violation> Violations)
{
    /// <summary>The document of a check.</summary>
    public static AssignmentCheckDocument Of(
        PlacementProblem problem, Assignment assignment, IReadOnlyList<ConstraintViolation> violations, IReadOnlyList<TermCost> terms) => new(
            violations.Count == 0,
            terms.Sum(t => t.Cost),
            new OrderedDictionary<string, double>(terms.GroupBy(t => t.Term).Select(g => KeyValuePair.Create(g.Key, g.Sum(t => t.Cost)))),
            assignment.MovedFrom(problem.Initial).Count(vm => problem.Initial[vm] != Assignment.Unplaced),
            assignment.HostOf.Distinct().Count(),
            [.. violations.Select(v => new Violation(v.Constraint, v.Message, v.Magnitude, v.Unit))]);

    /// <summary>One violation.</summary>
    internal sealed record Violation(string Constraint, string Message, double Magnitude, string Unit);
}
