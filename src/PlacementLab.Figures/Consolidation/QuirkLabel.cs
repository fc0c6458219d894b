using PlacementLab.Experiments.Reproduction.Quirks;

namespace PlacementLab.Figures.Consolidation;

/// <summary>What a fix is called on an axis.</summary>
internal static class QuirkLabel
{
    /// <summary>Number and name, such as "C3 memory-held".</summary>
    public static string Of(QuirkRules rules) => rules.Id == "-" ? rules.Name : $"{rules.Id} {rules.Name}";
}
