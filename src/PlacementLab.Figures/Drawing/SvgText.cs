using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using PlacementLab.Traces.Files;

namespace PlacementLab.Figures.Drawing;

/// <summary>
/// Makes Skia's SVG fit for pages and papers: scalable, with a title and a description for screen readers, ids that are
/// unique in a page with many figures, and each text one run that keeps its width in whatever font the reader has.
/// </summary>
internal static partial class SvgText
{
    private const string Families = "DejaVu Sans, Verdana, sans-serif";
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    /// <summary>Rewrites a drawing.</summary>
    /// <param name="raw">The SVG as Skia writes it.</param>
    /// <param name="idPrefix">What every id starts with.</param>
    /// <param name="title">Name of the figure.</param>
    /// <param name="description">What it shows.</param>
    public static string Finish(string raw, string idPrefix, string title, string description)
    {
        XElement root = XDocument.Parse(NotInXml().Replace(raw, "\uFFFD")).Root!;
        RenameIds(root, idPrefix);
        foreach (XElement text in root.Descendants(_svg + "text"))
        {
            JoinGlyphs(text);
        }

        root.Elements(_svg + "rect").First().Remove(); // The canvas before the first drawing.
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        root.SetAttributeValue("role", "img");
        root.SetAttributeValue("aria-labelledby", $"{idPrefix}-title");
        root.AddFirst(new XElement(_svg + "title", new XAttribute("id", $"{idPrefix}-title"), VisibleText.Of(title)), new XElement(_svg + "desc", VisibleText.Of(description)));
        return Print(root);
    }

    private static void RenameIds(XElement root, string idPrefix)
    {
        var names = new Dictionary<string, string>();
        foreach (XAttribute id in root.Descendants().Attributes("id"))
        {
            names[id.Value] = $"{idPrefix}-{names.Count + 1}";
            id.Value = names[id.Value];
        }

        foreach (XAttribute use in root.Descendants().Attributes("clip-path"))
        {
            use.Value = $"url(#{names[use.Value["url(#".Length..^1]]})";
        }
    }

    private static void JoinGlyphs(XElement text)
    {
        string content = text.Value.Trim();
        double[] x = Numbers(text.Attribute("x")!.Value);
        double[] y = Numbers(text.Attribute("y")!.Value);
        if (x.Length == 0 || y.Length == 0)
        {
            return; // The font has none of the characters.
        }

        text.Value = content;
        text.SetAttributeValue("x", x[0]);
        text.SetAttributeValue("y", y[0]);
        text.SetAttributeValue("font-family", Families);
        if (content.Length > 1 && x.Length > 1)
        {
            float size = float.Parse(text.Attribute("font-size")!.Value, CultureInfo.InvariantCulture);
            double last = TextInk.Width(content[^1..], size, text.Attribute("font-weight") is not null);
            text.SetAttributeValue("textLength", Math.Round(x[^1] - x[0] + last, 2));
            text.SetAttributeValue("lengthAdjust", "spacingAndGlyphs");
        }
    }

    private static double[] Numbers(string list) =>
        [.. list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => Math.Round(double.Parse(n, CultureInfo.InvariantCulture), 2))];

    private static string Print(XElement root)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(text, settings))
        {
            root.Save(writer);
        }

        return text.Append('\n').ToString();
    }

    [GeneratedRegex(@"[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]")]
    private static partial Regex NotInXml();
}
