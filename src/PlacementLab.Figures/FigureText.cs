namespace PlacementLab.Figures;

/// <summary>The words that belong to a figure.</summary>
/// <param name="Id">Name for files and links.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Caption">What to look at, and what it shows here.</param>
internal sealed record FigureText(string Id, string Title, string Caption);
