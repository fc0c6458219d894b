using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Problems;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>`placementlab check PROBLEM --assignment FILE`: judges an assignment, constraint by constraint and term by term.</summary>
internal static class AssignmentCheck
{
    private const int MostViolations = 50;

    /// <summary>Judges and prints.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(ProblemDocument document, string assignmentPath, bool asJson, CommandLineStreams streams)
    {
        PlacementProblem problem = document.Problem;
        problem.Validate();
        Assignment assignment = AssignmentFile.Read(assignmentPath, document);
        ImmutableArray<ConstraintViolation> violations = AssignmentChecker.Check(problem, assignment);
        ImmutableArray<TermCost> terms = ObjectiveChecker.Check(problem, assignment);
        streams.Print(() =>
        {
            if (asJson)
            {
                streams.WriteJson(AssignmentCheckDocument.Of(problem, assignment, violations, terms));
            }
            else
            {
                Write(streams, violations, terms);
            }
        });
        return violations.IsEmpty ? ExitCodes.Done : ExitCodes.NegativeResult;
    }

    private static void Write(CommandLineStreams streams, ImmutableArray<ConstraintViolation> violations, ImmutableArray<TermCost> terms)
    {
        var table = new FittedTable(new("cost", false), new("amount", true));
        foreach ((string term, double cost) in terms.Append(new TermCost("sum", terms.Sum(t => t.Cost))))
        {
            table.AddRow(term, cost.ToString("#,##0.####", CultureInfo.InvariantCulture));
        }

        table.Write(streams);
        foreach (ConstraintViolation violation in violations.Take(MostViolations))
        {
            streams.Output.WriteLine($"{violation.Constraint}: {VisibleText.Of(violation.Message)}");
        }

        if (violations.Length > MostViolations)
        {
            streams.Output.WriteLine($"… and {violations.Length - MostViolations} more; --json prints all.");
        }

        streams.Output.WriteLine(violations.IsEmpty
            ? "valid: every constraint holds"
            : $"not valid: {violations.Length} {(violations.Length == 1 ? "violation" : "violations")}");
    }
}
