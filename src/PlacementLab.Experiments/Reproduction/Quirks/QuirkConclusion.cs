using System.Globalization;

namespace PlacementLab.Experiments.Reproduction.Quirks;

/// <summary>Whether the ranking of the policies survives, in sentences.</summary>
public static class QuirkConclusion
{
    /// <summary>A sentence for energy and one for ESV.</summary>
    /// <param name="study">The study.</param>
    public static string Of(QuirkStudy study) => string.Join(" ", new[] { QuirkMeasure.Energy, QuirkMeasure.Esv }.Select(m => Sentence(study, m)));

    /// <summary>A spread as a percentage with the decimals that it needs; "-" where there is none.</summary>
    /// <param name="spread">What <see cref="QuirkStudy.Spread"/> gives.</param>
    public static string Percent(double spread) => double.IsNaN(spread) ? "-"
        : (100 * spread).ToString(spread >= 0.01 ? "0.0" : "0.0##", CultureInfo.InvariantCulture) + " %";

    private static string Sentence(QuirkStudy study, QuirkMeasure measure)
    {
        QuirkRules released = QuirkRules.All[0];
        QuirkRules[] fixes = [.. QuirkRules.All.Skip(1)];
        QuirkRules[] changing = [.. fixes.Where(f => study.Order(f, measure) != study.Order(released, measure))];
        string Ranking(QuirkRules rules) => $"{study.Order(rules, measure)}, {Percent(study.Spread(rules, measure))} apart";
        string start = string.Create(
            CultureInfo.InvariantCulture,
            $"By {measure.Name} the release ranks {Ranking(released)}; {fixes.Length - changing.Length} of {fixes.Length} choices of fixes keep that order");
        return changing.Length == 0 ? start + "." : $"{start}, not {string.Join("; ", changing.Select(f => $"{f.Name} ({Ranking(f)})"))}.";
    }
}
