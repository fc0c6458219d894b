using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Figures.Report;

/// <summary>The page: answer first, then the evidence, then what it rests on.</summary>
internal sealed class ReportPage(ExperimentResult result)
{
    /// <summary>The whole document.</summary>
    public XElement ToHtml() => new ReportFrame
    {
        Title = $"PlacementLab: {result.Dataset}, {result.Goal}",
        Brand = "PlacementLab · placement and migration report",
        Heading = result.Headline.Length > 0 ? result.Headline : result.Conclusion,
        Leads = [.. result.HeadlineDetails],
        Facts = Facts(),
        Sections = [.. Sections()],
    }.ToHtml();

    private ImmutableArray<(string Name, string Value)> Facts()
    {
        int intervals = result.Runs.IsEmpty ? 0 : result.Runs.Max(r => r.Intervals.Length);
        return
        [
            ("Data", result.Dataset), ("Goal", result.Goal), ("Seed", result.Seed.ToString(CultureInfo.InvariantCulture)),
            ("VMs", NumberText.Fixed(result.VmCount, 0)), ("Hosts", NumberText.Fixed(result.Datacenter.Hosts.Length, 0)),
            ("Test part", $"{NumberText.Of((intervals * result.Step).TotalHours)} h in steps of {NumberText.Of(result.Step.TotalMinutes)} min"),
            ("Plans checked", NumberText.Fixed(result.Runs.Sum(r => r.PlansChecked), 0)),
        ];
    }

    private IEnumerable<ReportSection> Sections() =>
    [
        new("s-policies", "Policies", "Which policy and scheme wins", [
            .. PolicySection.ToHtml(result), FigureBlock.ToHtml(1, EnergySlaFigure.Draw, result), FigureBlock.ToHtml(2, MigrationCostFigure.Draw, result)]),
        new("s-hosts", "Hosts at risk", "Which hosts will overload", [
            .. HostSection.ToHtml(result), FigureBlock.ToHtml(3, OverloadFigure.Draw, result), .. ForecastSection.ToHtml(result)]),
        new("s-plan", "Moves", "Which VMs should move where", [FigureBlock.ToHtml(4, PlanFigure.Draw, result), .. PlanSection.ToHtml(result)]),
        new("s-solvers", "Solvers", "How good the placement is", [FigureBlock.ToHtml(5, ConvergenceFigure.Draw, result)]),
        new("s-basis", "Assumptions", "Assumptions", [
            new XElement("ul", result.Assumptions.Select(a => new XElement("li", a))),
            new XElement("h3", "To make this report again"),
            new XElement("p", "The file spec.yaml in the folder of the run holds the data set, the goal, the seed and every parameter:"),
            new XElement("pre", new XElement("code", "dotnet run --project src/PlacementLab.Cli -- run spec.yaml"))]),
        new("s-glossary", "Glossary", "Glossary", [Glossary.ToHtml()]),
    ];
}
