using System.Collections.Immutable;
using System.Globalization;

namespace PlacementLab.Experiments.Reproduction.Comparing;

/// <summary>A part of the reference that was compared.</summary>
/// <param name="Name">Name for programs: "rows", "random-seeded", "random-unseeded", "traces" or "placements".</param>
/// <param name="Extent">How much was compared, such as "89 rows × 13 metrics".</param>
/// <param name="Differences">What is not equal.</param>
public sealed record ComparedPart(string Name, string Extent, ImmutableArray<ReferenceDifference> Differences)
{
    /// <summary>The outcome, such as "0 differences in 89 rows × 13 metrics".</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture, $"{Differences.Length} {(Differences.Length == 1 ? "difference" : "differences")} in {Extent}");
}
