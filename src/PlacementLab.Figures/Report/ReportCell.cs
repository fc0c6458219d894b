namespace PlacementLab.Figures.Report;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What is printed.</param>
/// <param name="Value">What a column of numbers is sorted by; what is not finite comes last.</param>
internal sealed record ReportCell(string Text, double Value = double.NaN)
{
    /// <summary>Whether it is the best of its column.</summary>
    public bool IsBest { get; init; }

    /// <summary>Class of a coloured square before the text, "" for the neutral one; null for none.</summary>
    public string? Mark { get; init; }

    /// <summary>A number with fixed decimals.</summary>
    public static ReportCell Of(double value, int decimals) => new(NumberText.Fixed(value, decimals), value);

    /// <summary>A number that may be tiny, with significant digits.</summary>
    public static ReportCell Of(double value) => new(NumberText.Of(value), value);
}
