using System.Collections.Immutable;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Simulation;

namespace PlacementLab.Figures.Report;

/// <summary>The moves of the busiest plan.</summary>
internal static class PlanSection
{
    private static readonly ImmutableArray<ReportColumn> _columns =
    [
        new("VM", "name", IsNumber: false), new("From", "host", IsNumber: false), new("To", "host", IsNumber: false),
        new("Scheme", "name", IsNumber: false), new("Start", "s"), new("End", "s"), new("Bandwidth", "Mbit/s"),
        new("Downtime", "ms"), new("Traffic", "GB"), new("Remark", "words", IsNumber: false),
    ];

    /// <summary>The section; says so where nothing moved.</summary>
    /// <param name="result">The experiment.</param>
    public static IEnumerable<XElement> ToHtml(ExperimentResult result)
    {
        if (RunText.Busiest(result) is not { BusiestPlan: { } record } run)
        {
            return [new XElement("p", "No migration was made.")];
        }

        TimeSpan at = (record.Sample - result.TestStart) * result.Step;
        string caption = $"Moves of {RunText.NameOf(run)}, planned {NumberText.Duration(at)} into the test part; times from the start of the plan.";
        IEnumerable<XElement> table = new ReportTable("moves", caption, _columns).ToHtml(record.Plan.Migrations.Select(m => ToCells(m, record)));
        return record.Plan.Unplanned.IsEmpty ? table :
        [
            .. table,
            new XElement("h3", "Moves that could not be planned"),
            new XElement("ul", record.Plan.Unplanned.Select(move => new XElement("li", Describe(move, record.Problem)))),
        ];
    }

    private static ImmutableArray<ReportCell> ToCells(PlannedMigration move, PlanRecord record) =>
    [
        new(record.Problem.Vms[move.Vm].Name), new(HostName(move.From, record.Problem)), new(HostName(move.To, record.Problem)),
        new(MigrationSchemeNames.NameOf(move.Estimate.Scheme)), ReportCell.Of(move.Start.TotalSeconds, 1), ReportCell.Of(move.End.TotalSeconds, 1),
        ReportCell.Of(move.Bandwidth.MegabitsPerSecond, 0), ReportCell.Of(move.Estimate.Downtime.TotalMilliseconds, 1),
        ReportCell.Of(move.Estimate.Traffic.Bytes / 1e9, 2), new(Remark(move)),
    ];

    private static string Remark(PlannedMigration move) => (move.IsBypass, move.Estimate.Converged) switch
    {
        (true, _) => "detour, moves again",
        (_, false) => "did not converge",
        _ => "–",
    };

    private static string Describe(UnplannedMove move, PlanningProblem problem) =>
        $"{problem.Vms[move.Vm].Name} from {HostName(move.From, problem)} to {HostName(move.To, problem)}: {move.Reason}"
        + (move.Cycle.IsDefaultOrEmpty ? "" : $" (circle: {string.Join(" → ", move.Cycle.Select(vm => problem.Vms[vm].Name))})");

    private static string HostName(int host, PlanningProblem problem) => problem.Datacenter.Hosts[host].Name;
}
