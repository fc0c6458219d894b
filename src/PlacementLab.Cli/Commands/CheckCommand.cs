using System.CommandLine;
using System.Globalization;
using PlacementLab.Checking;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Cli.Commands.Solving;
using PlacementLab.Planning;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Plans;
using PlacementLab.Traces.Problems;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab check`: replays a plan, or judges an assignment, and says what is wrong with it.</summary>
internal static class CheckCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var file = new Argument<string>("FILE") { Description = "Plan file (JSON); with --assignment the file of a problem" };
        Option<string?> assignment = OptionValues.Text("--assignment", "FILE", "Judge this assignment of the problem, as `placementlab solve --out` writes it");
        Option<string?> format = OptionValues.Text("--format", "NAME", $"Format of the problem: {string.Join(", ", ProblemFormats.Names)} [default: told from the file]");
        Option<string?> initial = OptionValues.Text("--initial", "FILE", "Where the VMs are now, for formats that keep it apart (roadef)");
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of text." };
        var command = new DocumentedCommand(
            "check",
            """
            Replays a migration plan in time and checks it against every capacity, link, limit and target. With --assignment it judges an
            assignment of a problem instead: every constraint, and the cost term by term, with code that shares nothing with the solvers.
            Exit code 1 if something is broken.
            """,
            new CommandExample("placementlab check plan.json", "is this plan valid?"),
            new CommandExample("placementlab check plan.json --json", "the same for programs"),
            new CommandExample("placementlab check model_a1_4.txt --assignment answer.txt", "is this answer to an instance of the challenge valid, and what does it cost?"));
        command.Arguments.Add(file);
        foreach (Option option in new Option[] { assignment, format, initial, json })
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            OptionValues.Requires(parsed, assignment, format, initial);
            string path = parsed.GetRequiredValue(file);
            ProblemFormat? known = OptionValues.Choice(parsed, format, [.. ProblemFormats.Names]) is { } name ? ProblemFormats.Parse(name, format.Name) : null;
            return parsed.GetValue(assignment) is { } answer
                ? AssignmentCheck.Run(ProblemFile.Read(path, known, parsed.GetValue(initial)), answer, parsed.GetValue(json), streams)
                : Run(path, parsed.GetValue(json), streams);
        });
        return command;
    }

    private static int Run(string path, bool asJson, CommandLineStreams streams)
    {
        PlanDocument document = PlanFile.Read(path);
        PlanCheckResult result = PlanChecker.Check(document.Problem, document.Plan);
        streams.Print(() =>
        {
            if (asJson)
            {
                streams.WriteJson(CheckReport.Of(document, result));
            }
            else
            {
                Print(document, result, streams);
            }
        });
        return result.IsValid ? ExitCodes.Done : ExitCodes.NegativeResult;
    }

    private static void Print(PlanDocument document, PlanCheckResult result, CommandLineStreams streams)
    {
        (PlanningProblem problem, MigrationPlan plan) = document;
        TimeSpan bound = PlanBounds.MakespanLowerBound(problem, plan);
        string unplanned = plan.Unplanned.IsEmpty ? "" : $", {plan.Unplanned.Length} moves left out";
        streams.Output.WriteLine(
            $"checked: {plan.Migrations.Length} migrations of {problem.Vms.Length} VMs on {problem.Datacenter.Hosts.Length} hosts{unplanned}");
        streams.Output.WriteLine($"makespan: {Seconds(plan.Makespan)} (lower bound {Seconds(bound)})");
        if (PlanBounds.BusiestLink(problem, plan) is { } busiest)
        {
            string share = busiest.Share.ToString("P0", CultureInfo.InvariantCulture);
            streams.Output.WriteLine($"busiest link: {VisibleText.Of(busiest.Link.Name)}, {share} of what it has for migrations");
        }

        foreach (UnplannedMove move in plan.Unplanned)
        {
            streams.Output.WriteLine($"left out: {VisibleText.Of($"{problem.Vms[move.Vm].Name}: {move.Reason}")}");
        }

        if (result.IsValid)
        {
            streams.Output.WriteLine("valid");
            return;
        }

        streams.WriteTable(TableOf(result, streams));
        streams.Output.WriteLine($"not valid: {result.Violations.Length} {(result.Violations.Length == 1 ? "violation" : "violations")}");
    }

    private static Table TableOf(PlanCheckResult result, CommandLineStreams streams)
    {
        Table table = streams.NewTable();
        table.AddColumns("violation", "subject");
        table.AddColumn(new TableColumn("from").RightAligned());
        table.AddColumn(new TableColumn("until").RightAligned());
        table.AddColumn(new TableColumn("by").RightAligned());
        foreach (PlanViolation violation in result.Violations)
        {
            table.AddRow(
                new Text(CheckReport.NameOf(violation.Kind)),
                new Text(VisibleText.Of(violation.Subject)),
                new Text(Seconds(violation.From)),
                new Text(violation.Until is { } until ? Seconds(until) : "the end"),
                new Text(violation.MagnitudeText));
        }

        return table;
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} s");
}
