using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace PlacementLab.Figures.Report;

/// <summary>A table that readers can sort by any column, in a box of its own that scrolls sideways where it is too wide.</summary>
/// <param name="Id">Id of the element.</param>
/// <param name="Caption">What the table holds.</param>
/// <param name="Columns">Columns in order.</param>
internal sealed record ReportTable(string Id, string Caption, ImmutableArray<ReportColumn> Columns)
{
    /// <summary>The table with its rows.</summary>
    public IEnumerable<XElement> ToHtml(IEnumerable<ImmutableArray<ReportCell>> rows)
    {
        string captionId = $"{Id}-caption";
        yield return new XElement("p", new XAttribute("class", "caption"), new XAttribute("id", captionId), Caption);
        yield return new XElement(
            "div",
            new XAttribute("class", "scroll"),
            new XAttribute("tabindex", "0"),
            new XAttribute("role", "region"),
            new XAttribute("aria-labelledby", captionId),
            new XElement(
                "table",
                new XAttribute("id", Id),
                new XAttribute("aria-labelledby", captionId),
                new XElement("thead", new XElement("tr", Columns.Select(Head))),
                new XElement("tbody", rows.Select(row => new XElement("tr", row.Select((cell, i) => Data(cell, Columns[i])))))));
    }

    private static XElement Head(ReportColumn column) => new(
        "th",
        new XAttribute("scope", "col"),
        new XAttribute("aria-sort", "none"),
        column.IsNumber ? new XAttribute("class", "number") : null,
        new XElement(
            "button",
            new XAttribute("type", "button"),
            column.Name,
            new XElement("span", new XAttribute("class", "unit"), column.Unit)));

    private static XElement Data(ReportCell cell, ReportColumn column)
    {
        string classes = $"{(column.IsNumber ? "number" : "")} {(cell.IsBest ? "best" : "")}".Trim();
        return new XElement(
            "td",
            classes.Length > 0 ? new XAttribute("class", classes) : null,
            new XAttribute("data-sort", SortKey(cell, column)),
            cell.Mark is null ? null : new XElement("span", new XAttribute("class", $"swatch {cell.Mark}".Trim()), ""),
            cell.Text);
    }

    private static string SortKey(ReportCell cell, ReportColumn column) => !column.IsNumber
        ? cell.Text
        : double.IsFinite(cell.Value) ? cell.Value.ToString("R", CultureInfo.InvariantCulture) : "";
}
