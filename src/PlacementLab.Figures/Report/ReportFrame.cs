using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using PlacementLab.Traces.Files;

namespace PlacementLab.Figures.Report;

/// <summary>What all pages have in common: head, heading, facts, navigation, style and script.</summary>
internal sealed record ReportFrame
{
    private const string StylePlace = "@@style@@"; // Style and script must not be escaped as text.
    private const string ScriptPlace = "@@script@@";
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    /// <summary>Title of the window.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of page it is.</summary>
    public required string Brand { get; init; }

    /// <summary>The answer.</summary>
    public required string Heading { get; init; }

    /// <summary>Sentences under it.</summary>
    public ImmutableArray<string> Leads { get; init; } = [];

    /// <summary>What was run.</summary>
    public ImmutableArray<(string Name, string Value)> Facts { get; init; } = [];

    /// <summary>The sections.</summary>
    public required ImmutableArray<ReportSection> Sections { get; init; }

    /// <summary>The whole document.</summary>
    public XElement ToHtml() => new("html", new XAttribute("lang", "en"), Head(), Body());

    /// <summary>A document as text.</summary>
    /// <param name="page">The document.</param>
    public static string Print(XElement page)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(text, settings))
        {
            Visible(page).Save(writer);
        }

        return text.Append('\n')
            .Replace(StylePlace, Resource("report.css"))
            .Replace(ScriptPlace, Resource("report.js"))
            .ToString();
    }

    private XElement Head() => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy)),
        new XElement("title", Title),
        new XElement("link", new XAttribute("rel", "icon"), new XAttribute("href", "data:,")),
        new XElement("style", StylePlace));

    private XElement Body() => new(
        "body",
        new XElement(
            "div",
            new XAttribute("class", "page"),
            new XElement(
                "header",
                new XElement("p", new XAttribute("class", "brand"), Brand),
                new XElement("button", new XAttribute("type", "button"), new XAttribute("class", "theme"), new XAttribute("hidden", "hidden"), "Dark page")),
            new XElement("h1", Heading),
            Leads.Select(d => new XElement("p", new XAttribute("class", "lead"), d)),
            new XElement(
                "ul",
                new XAttribute("class", "facts"),
                Facts.Select(f => new XElement("li", $"{f.Name} ", new XElement("b", f.Value)))),
            new XElement(
                "nav",
                new XAttribute("aria-label", "Sections"),
                new XElement("ul", Sections.Select(s => new XElement("li", new XElement("a", new XAttribute("href", $"#{s.Id}"), s.Link))))),
            FigureFont.IsAvailable ? null : new XElement("p", new XAttribute("role", "note"), FigureFont.Advice),
            new XElement("main", Sections.Select(s => new XElement("section", new XAttribute("id", s.Id), new XElement("h2", s.Heading), s.Content)))),
        new XElement("script", ScriptPlace));

    private static XElement Visible(XElement page)
    {
        foreach (XText text in page.DescendantNodes().OfType<XText>().Where(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            text.Value = VisibleText.Of(text.Value);
        }

        foreach (XAttribute attribute in page.Descendants().Attributes())
        {
            attribute.Value = VisibleText.Of(attribute.Value);
        }

        return page;
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReportFrame).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd();
    }
}
