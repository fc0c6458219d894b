using System.Text;
using System.Xml;
using System.Xml.Linq;
using PlacementLab.Experiments.Results;
using PlacementLab.Traces.Files;

namespace PlacementLab.Figures.Report;

/// <summary>
/// Writes the report: one HTML file that needs nothing else and asks nobody for anything (figures, style and script are
/// inside, and its own security policy forbids requests). It is well-formed XML too.
/// </summary>
public static class ReportWriter
{
    /// <summary>Writes the report; the file is complete or not there. The same results give the same bytes.</summary>
    /// <param name="result">The experiment.</param>
    /// <param name="path">The file, usually named report.html.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(ExperimentResult result, string path) => AtomicFile.WriteText(path, ToHtml(result));

    /// <summary>The report as text.</summary>
    /// <param name="result">The experiment.</param>
    public static string ToHtml(ExperimentResult result)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(text, settings))
        {
            Visible(new ReportPage(result).ToHtml()).Save(writer);
        }

        return text.Append('\n')
            .Replace(ReportPage.StylePlace, Resource("report.css"))
            .Replace(ReportPage.ScriptPlace, Resource("report.js"))
            .ToString();
    }

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
        using Stream stream = typeof(ReportWriter).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return "\n" + reader.ReadToEnd();
    }
}
