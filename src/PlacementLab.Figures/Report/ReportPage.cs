using System.Globalization;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;

namespace PlacementLab.Figures.Report;

/// <summary>The page: answer first, then the evidence, then what it rests on.</summary>
internal sealed class ReportPage(ExperimentResult result)
{
    /// <summary>Stands where the style sheet belongs; it must not be escaped as text.</summary>
    public const string StylePlace = "@@style@@";

    /// <summary>Stands where the script belongs.</summary>
    public const string ScriptPlace = "@@script@@";

    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /// <summary>The whole document.</summary>
    public XElement ToHtml() => new("html", new XAttribute("lang", "en"), Head(), Body());

    private XElement Head() => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy)),
        new XElement("title", $"PlacementLab: {result.Dataset}, {result.Goal}"),
        new XElement("link", new XAttribute("rel", "icon"), new XAttribute("href", "data:,")),
        new XElement("style", StylePlace));

    private XElement Body() => new(
        "body",
        new XElement(
            "div",
            new XAttribute("class", "page"),
            new XElement(
                "header",
                new XElement("p", new XAttribute("class", "brand"), "PlacementLab · placement and migration report"),
                new XElement("button", new XAttribute("type", "button"), new XAttribute("class", "theme"), new XAttribute("hidden", "hidden"), "Dark page")),
            new XElement("h1", result.Headline.Length > 0 ? result.Headline : result.Conclusion),
            result.HeadlineDetails.Select(d => new XElement("p", new XAttribute("class", "lead"), d)),
            Facts(),
            Navigation(),
            FigureFont.IsAvailable ? null : new XElement("p", new XAttribute("role", "note"), FigureFont.Advice),
            new XElement("main", Sections())),
        new XElement("script", ScriptPlace));

    private XElement Facts()
    {
        int intervals = result.Runs.IsEmpty ? 0 : result.Runs.Max(r => r.Intervals.Length);
        (string Name, string Value)[] facts =
        [
            ("Data", result.Dataset), ("Goal", result.Goal), ("Seed", result.Seed.ToString(CultureInfo.InvariantCulture)),
            ("VMs", NumberText.Fixed(result.VmCount, 0)), ("Hosts", NumberText.Fixed(result.Datacenter.Hosts.Length, 0)),
            ("Test part", $"{NumberText.Of((intervals * result.Step).TotalHours)} h in steps of {NumberText.Of(result.Step.TotalMinutes)} min"),
            ("Plans checked", NumberText.Fixed(result.Runs.Sum(r => r.PlansChecked), 0)),
        ];
        return new XElement(
            "ul",
            new XAttribute("class", "facts"),
            facts.Select(f => new XElement("li", $"{f.Name} ", new XElement("b", f.Value))));
    }

    private static XElement Navigation()
    {
        (string Id, string Text)[] links =
            [("s-policies", "Policies"), ("s-hosts", "Hosts at risk"), ("s-plan", "Moves"), ("s-solvers", "Solvers"), ("s-basis", "Assumptions"), ("s-glossary", "Glossary")];
        return new XElement(
            "nav",
            new XAttribute("aria-label", "Sections"),
            new XElement("ul", links.Select(l => new XElement("li", new XElement("a", new XAttribute("href", $"#{l.Id}"), l.Text)))));
    }

    private IEnumerable<XElement> Sections() =>
    [
        Section("s-policies", "Which policy and scheme wins", [
            .. PolicySection.ToHtml(result), FigureBlock.ToHtml(1, EnergySlaFigure.Draw, result), FigureBlock.ToHtml(2, MigrationCostFigure.Draw, result)]),
        Section("s-hosts", "Which hosts will overload", [
            .. HostSection.ToHtml(result), FigureBlock.ToHtml(3, OverloadFigure.Draw, result), .. ForecastSection.ToHtml(result)]),
        Section("s-plan", "Which VMs should move where", [FigureBlock.ToHtml(4, PlanFigure.Draw, result), .. PlanSection.ToHtml(result)]),
        Section("s-solvers", "How good the placement is", [FigureBlock.ToHtml(5, ConvergenceFigure.Draw, result)]),
        Section("s-basis", "Assumptions", [
            new XElement("ul", result.Assumptions.Select(a => new XElement("li", a))),
            new XElement("h3", "To make this report again"),
            new XElement("p", "The file spec.yaml in the folder of the run holds the data set, the goal, the seed and every parameter:"),
            new XElement("pre", new XElement("code", "dotnet run --project src/PlacementLab.Cli -- run spec.yaml"))]),
        Section("s-glossary", "Glossary", [Glossary.ToHtml()]),
    ];

    private static XElement Section(string id, string heading, IEnumerable<XElement> content) =>
        new("section", new XAttribute("id", id), new XElement("h2", heading), content);
}
