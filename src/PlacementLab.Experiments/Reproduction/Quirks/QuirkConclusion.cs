using System.Globalization;

namespace PlacementLab.Experiments.Reproduction.Quirks;

/// <summary>Whether the ranking of the policies survives, in sentences.</summary>
public static class QuirkConclusion
{
    /// <summary>A sentence for energy and one for ESV.</summary>
    /// <param name="study">The study.</param>
    public static string Of(QuirkStudy study) => string.Join(" ", new[] { QuirkMeasure.Energy, QuirkMeasure.Esv }.Select(m => Sentence(study, m)));

    private static string Sentence(QuirkStudy study, QuirkMeasure measure)
    {
        QuirkRules released = QuirkRules.All[0];
        QuirkRules[] fixes = [.. QuirkRules.All.Skip(1)];
        string order = study.Order(released, measure);
        QuirkRules[] changing = [.. fixes.Where(f => study.Order(f, measure) != order)];
        string start = string.Create(CultureInfo.InvariantCulture, $"By {measure.Name} the release ranks {order}; {fixes.Length - changing.Length} of {fixes.Length} fixes keep that order");
        return changing.Length == 0 ? start + "." : $"{start}, not {string.Join(", ", changing.Select(f => $"{f.Name} ({study.Order(f, measure)})"))}.";
    }
}
