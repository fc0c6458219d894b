using System.Globalization;
using PlacementLab.Placement;
using PlacementLab.Traces.Files;

namespace PlacementLab.Cli.Commands.Solving;

/// <summary>What `placementlab solve` prints.</summary>
internal static class SolveTable
{
    private const int MostViolations = 20;

    /// <summary>Prints the terms of the cost, what is proven, and what the checker says.</summary>
    public static void Write(CommandLineStreams streams, SolveOutcome outcome, IReadOnlyList<string> written)
    {
        PlacementProblem problem = outcome.Problem;
        SolverResult result = outcome.Result;
        streams.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{problem.VmCount:#,##0} VMs, {problem.HostCount:#,##0} hosts, {problem.Resources.Count} resources, {problem.Constraints.Length:#,##0} constraints"));
        WriteInitial(streams, outcome);
        if (result.Status is SolveStatus.Optimal or SolveStatus.Feasible)
        {
            WriteTerms(streams, outcome);
        }

        streams.Output.WriteLine($"{outcome.Solver}: {StatusText(result)}, stopped: {StopText(result.StopReason)}, {Number(result.Iterations)} iterations in {result.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        streams.Output.WriteLine(double.IsNaN(result.Bound)
            ? "bound: none"
            : $"bound: {Number(result.Bound)} ({result.BoundName}){(double.IsNaN(result.Gap) ? "" : string.Create(CultureInfo.InvariantCulture, $", gap {result.Gap:P2}"))}");
        foreach (string conflict in result.Conflict)
        {
            streams.Output.WriteLine($"cannot hold together: {VisibleText.Of(conflict)}");
        }

        WriteCheck(streams, outcome);
        foreach (string path in written)
        {
            streams.Output.WriteLine($"written: {path}");
        }
    }

    private static void WriteInitial(CommandLineStreams streams, SolveOutcome outcome)
    {
        if (!outcome.InitialViolations.IsEmpty)
        {
            int count = outcome.InitialViolations.Length;
            streams.Output.WriteLine(
                $"where the VMs are now breaks {count} {(count == 1 ? "constraint" : "constraints")}, first: {VisibleText.Of(outcome.InitialViolations[0].Message)}");
        }
    }

    private static void WriteTerms(CommandLineStreams streams, SolveOutcome outcome)
    {
        PlacementProblem problem = outcome.Problem;
        Dictionary<string, double> before = problem.Initial.IsComplete
            ? problem.Objective.CostByTerm(problem, problem.Initial).GroupBy(t => t.Term).ToDictionary(g => g.Key, g => g.Sum(t => t.Cost))
            : [];
        var table = new FittedTable(new("cost", false), new("now", true), new("found", true));
        foreach ((string term, double cost) in outcome.Terms)
        {
            table.AddRow(term, before.TryGetValue(term, out double now) ? Number(now) : "", Number(cost));
        }

        table.AddRow("sum", double.IsNaN(outcome.InitialCost) ? "" : Number(outcome.InitialCost), Number(outcome.Result.Cost));
        table.Write(streams);
        streams.Output.WriteLine($"{Number(outcome.Moved)} VMs move, {Number(outcome.HostsUsed)} hosts carry VMs");
    }

    private static void WriteCheck(CommandLineStreams streams, SolveOutcome outcome)
    {
        if (outcome.IsFeasible)
        {
            streams.Output.WriteLine("checked: every constraint holds");
        }

        foreach (ConstraintViolation violation in outcome.Violations.Take(MostViolations))
        {
            streams.Output.WriteLine($"violated: {VisibleText.Of(violation.Message)}");
        }

        if (outcome.Violations.Length > MostViolations)
        {
            streams.Output.WriteLine($"… and {outcome.Violations.Length - MostViolations} more violations; --json prints all.");
        }
    }

    private static string StatusText(SolverResult result) => result.Status switch
    {
        SolveStatus.Optimal => "optimal",
        SolveStatus.Feasible => "feasible",
        SolveStatus.Infeasible => "proven infeasible",
        _ => "no feasible assignment found",
    };

    private static string StopText(StopReason reason) => reason switch
    {
        StopReason.Completed => "nothing more to do",
        StopReason.TimeLimit => "time limit",
        StopReason.IterationLimit => "iteration limit",
        _ => "interrupted",
    };

    private static string Number(double value) => value.ToString("#,##0.####", CultureInfo.InvariantCulture);
}
