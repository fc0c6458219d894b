namespace PlacementLab.Figures.Report;

/// <summary>A column of a table.</summary>
/// <param name="Name">Name of the column.</param>
/// <param name="Unit">Unit, or a few words on what is listed.</param>
/// <param name="IsNumber">Whether it holds numbers, which are aligned right and sorted by value.</param>
internal sealed record ReportColumn(string Name, string Unit, bool IsNumber = true);
