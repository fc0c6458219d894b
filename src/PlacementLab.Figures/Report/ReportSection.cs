using System.Xml.Linq;

namespace PlacementLab.Figures.Report;

/// <summary>A section of a page.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Link">Its name in the navigation.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Content">What it holds.</param>
internal sealed record ReportSection(string Id, string Link, string Heading, IEnumerable<XElement> Content);
