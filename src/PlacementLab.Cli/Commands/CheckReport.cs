using System.Text.Json;
using PlacementLab.Checking;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Traces.Plans;

namespace PlacementLab.Cli.Commands;

/// <summary>The document that `placementlab check --json` prints.</summary>
internal sealed record CheckReport(
    bool Valid,
    IReadOnlyList<CheckReport.Move> Migrations,
    double MakespanSeconds,
    double LowerBoundSeconds,
    IReadOnlyList<CheckReport.Violation> Violations,
    IReadOnlyList<CheckReport.LeftOut> Unplanned)
{
    /// <summary>The document of a check.</summary>
    public static CheckReport Of(PlanDocument document, PlanCheckResult result)
    {
        (PlanningProblem problem, MigrationPlan plan) = document;
        string Host(int host) => problem.Datacenter.Hosts[host].Name;
        return new CheckReport(
            result.IsValid,
            [.. plan.Migrations.Select(m => new Move(
                problem.Vms[m.Vm].Name, Host(m.From), Host(m.To), m.Estimate.Scheme, m.Start.TotalSeconds, m.End.TotalSeconds,
                m.Bandwidth.BytesPerSecond, m.IsBypass, m.Estimate.Downtime.TotalSeconds, m.Estimate.Traffic.Bytes))],
            plan.Makespan.TotalSeconds,
            PlanBounds.MakespanLowerBound(problem, plan).TotalSeconds,
            [.. result.Violations.Select(v => new Violation(
                NameOf(v.Kind), v.Subject, v.From.TotalSeconds, v.Until?.TotalSeconds, v.Magnitude, v.Unit, v.Message))],
            [.. plan.Unplanned.Select(u => new LeftOut(problem.Vms[u.Vm].Name, Host(u.From), Host(u.To), u.Reason))]);
    }

    /// <summary>The literal name of a kind, such as "host-capacity".</summary>
    public static string NameOf(PlanViolationKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>One migration.</summary>
    internal sealed record Move(
        string Vm,
        string From,
        string To,
        MigrationScheme Scheme,
        double StartSeconds,
        double EndSeconds,
        double BandwidthBytesPerSecond,
        bool Bypass,
        double DowntimeSeconds,
        long TrafficBytes);

    /// <summary>One violation; <c>UntilSeconds</c> is null where it lasts beyond the plan.</summary>
    internal sealed record Violation(
        string Kind, string Subject, double FromSeconds, double? UntilSeconds, double Magnitude, string Unit, string Message);

    /// <summary>One move that the plan leaves out.</summary>
    internal sealed record LeftOut(string Vm, string From, string To, string Reason);
}
