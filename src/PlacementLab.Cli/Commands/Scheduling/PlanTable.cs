using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Traces.Files;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>What `placementlab plan` prints.</summary>
internal static class PlanTable
{
    /// <summary>Prints it.</summary>
    public static void Write(CommandLineStreams streams, PlanOutcome outcome)
    {
        PlanningProblem problem = outcome.Problem;
        MigrationPlan plan = outcome.Result.Plan;
        if (!plan.Migrations.IsEmpty)
        {
            var table = new FittedTable(
                new("VM", false), new("from", false), new("to", false), new("scheme", false, 1), new("start s", true), new("end s", true), new("Mbit/s", true));
            foreach (PlannedMigration m in plan.Migrations)
            {
                table.AddRow(
                    VisibleText.Of(problem.Vms[m.Vm].Name), Host(problem, m.From), Host(problem, m.To) + (!m.IsBypass ? "" : m.To == problem.StoreHost ? " (store)" : " (detour)"),
                    MigrationSchemeNames.NameOf(m.Estimate.Scheme), Number(m.Start.TotalSeconds), Number(m.End.TotalSeconds), Number(m.Bandwidth.MegabitsPerSecond));
            }

            table.Write(streams);
        }

        foreach (UnplannedMove move in plan.Unplanned)
        {
            streams.Output.WriteLine($"left out: {VisibleText.Of($"{problem.Vms[move.Vm].Name}: {move.Reason}")}");
        }

        WriteSummary(streams.Output, outcome);
    }

    private static void WriteSummary(TextWriter output, PlanOutcome outcome)
    {
        double makespan = outcome.Result.Plan.Makespan.TotalSeconds;
        string proven = outcome.Result.Status == SolveStatus.Optimal ? ", optimal" : "";
        output.WriteLine(
            $"makespan: {Number(makespan)} s{proven} (lower bound {Number(outcome.MakespanBound.Cost)} s: {outcome.MakespanBound.Name}; gap {Percent(outcome.Gap)})");
        if (outcome.Source.Published is { } published)
        {
            double before = published.Makespan.TotalSeconds;
            string valid = outcome.PublishedCheck!.IsValid ? "valid" : $"not valid: {outcome.PublishedCheck.Violations[0].Message}";
            output.WriteLine($"published plan: {Number(before)} s, {valid}; this one is {Percent(Math.Abs(before - makespan) / before)} {(makespan > before ? "longer" : "shorter")}");
        }

        if (outcome.Executed is { } executed)
        {
            string failed = executed.Failed.IsEmpty ? "" : $", {executed.Failed.Length} migrations given up";
            output.WriteLine($"carried out in the simulator: {Number(executed.Makespan.TotalSeconds)} s, predicted {Number(makespan)} s{failed}");
        }

        foreach (string reason in outcome.Result.Conflict)
        {
            output.WriteLine($"direct moves alone cannot do: {VisibleText.Of(reason)}");
        }

        output.WriteLine(outcome.IsValid ? "valid" : outcome.Check.IsValid ? "incomplete" : $"not valid: {outcome.Check.Violations[0].Message}");
    }

    private static string Host(PlanningProblem problem, int host) => VisibleText.Of(problem.Datacenter.Hosts[host].Name);

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsNaN(share) ? "unknown" : share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
