using System.CommandLine;
using System.Globalization;
using PlacementLab.Checking;
using PlacementLab.Planning;
using PlacementLab.Traces.Files;
using PlacementLab.Traces.Plans;
using Spectre.Console;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab check`: replays a plan file and says what is wrong with it.</summary>
internal static class CheckCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var plan = new Argument<string>("PLAN") { Description = "Plan file (JSON)." };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of text." };
        var command = new DocumentedCommand(
            "check",
            "Replays a migration plan in time and checks it against every capacity, link, limit and target. Exit code 1 if it breaks one.",
            new CommandExample("placementlab check plan.json", "is this plan valid?"),
            new CommandExample("placementlab check plan.json --json", "the same for programs"));
        command.Arguments.Add(plan);
        command.Options.Add(json);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(plan), parsed.GetValue(json), streams));
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
