namespace PlacementLab.Tests.Documentation;

/// <summary>What a piece of code gave.</summary>
/// <param name="Printed">What it wrote to the console.</param>
/// <param name="Value">Its last expression or what it displayed, if any.</param>
internal sealed record CellResult(string Printed, object? Value);
