namespace PlacementLab.Experiments.Reproduction.Quirks;

/// <summary>What a fix does to one measure of one policy, over all days.</summary>
/// <param name="Rules">The fix.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Mean">Mean over the days with the fix.</param>
/// <param name="BaseMean">Mean over the days as released.</param>
public sealed record QuirkEffect(QuirkRules Rules, string Policy, QuirkMeasure Measure, double Mean, double BaseMean)
{
    /// <summary>With the fix / as released.</summary>
    public double Factor => Mean / BaseMean;
}
