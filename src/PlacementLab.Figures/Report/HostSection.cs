using System.Collections.Immutable;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Simulation;

namespace PlacementLab.Figures.Report;

/// <summary>Which hosts will overload: what was predicted for them, and what happened.</summary>
internal static class HostSection
{
    private const int MostHosts = 12;

    /// <summary>The section; says so where no run predicts.</summary>
    /// <param name="result">The experiment.</param>
    public static IEnumerable<XElement> ToHtml(ExperimentResult result)
    {
        if (RunText.Predicting(result) is not { } run || RunText.Unmanaged(result) is not { Intervals.IsEmpty: false } unmanaged)
        {
            return [new XElement("p", "No run predicted overload, or there is no run without migrations to compare with.")];
        }

        HostRow[] rows =
        [
            .. Enumerable.Range(0, result.Datacenter.Hosts.Length)
                .Select(host => HostRow.Of(host, run, unmanaged, result))
                .OrderByDescending(r => r.PredictedFirst).ThenByDescending(r => r.HoursUnmanaged).ThenBy(r => r.Host)
                .Take(MostHosts),
        ];
        var table = new ReportTable(
            "hosts",
            $"The {rows.Length} hosts with the highest risk at the start of the test part.",
            [
                new("Host", "name", IsNumber: false),
                new("Predicted", $"%, first {NumberText.Duration(result.PredictionHorizon)}"), new("Happened*", "min, in that time"),
                new("Highest", "%, whole test"), new("Overload*", "h, nothing moves"), new("Overload", "h, VMs move"), new("Type", "name", IsNumber: false),
            ]);
        return [.. table.ToHtml(rows.Select(r => ToCells(r, result))), Explain(run, result.PredictionHorizon)];
    }

    private static XElement Explain(SimulationResult run, TimeSpan horizon) => new(
        "p",
        new XAttribute("class", "note"),
        $"Predicted: probability, seen before the first move, that demand exceeds capacity within the first {NumberText.Duration(horizon)}. Marked * is what happened without "
        + $"migrations. The last column of numbers is {RunText.NameOf(run)}, whose hosts soon carry other VMs.");

    private static ImmutableArray<ReportCell> ToCells(HostRow row, ExperimentResult result) =>
    [
        new(result.Datacenter.Hosts[row.Host].Name),
        ReportCell.Of(row.PredictedFirst * 100, 1), ReportCell.Of(row.FirstTime.TotalMinutes, 0),
        ReportCell.Of(row.HighestPredicted * 100, 1), ReportCell.Of(row.HoursUnmanaged, 2), ReportCell.Of(row.HoursManaged, 2),
        new(result.Datacenter.Hosts[row.Host].Type.Name),
    ];

    private sealed record HostRow(int Host, double PredictedFirst, TimeSpan FirstTime, double HighestPredicted, double HoursUnmanaged, double HoursManaged)
    {
        public static HostRow Of(int host, SimulationResult run, SimulationResult unmanaged, ExperimentResult result)
        {
            IntervalRecord[] predicted = [.. run.Intervals.Where(i => !i.PredictedOverload.IsEmpty)];
            int within = Math.Max(1, (int)(result.PredictionHorizon / result.Step));
            return new HostRow(
                host,
                predicted[0].PredictedOverload[host],
                result.Step * Overloaded(unmanaged.Intervals.Take(within), host),
                predicted.Max(i => i.PredictedOverload[host]),
                result.Step.TotalHours * Overloaded(unmanaged.Intervals, host),
                result.Step.TotalHours * Overloaded(run.Intervals, host));
        }

        private static int Overloaded(IEnumerable<IntervalRecord> intervals, int host) => intervals.Count(i => i.LoadRatio[host] > 1);
    }
}
