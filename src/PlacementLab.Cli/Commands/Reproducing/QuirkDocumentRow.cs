using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Quirks;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>A fix in the JSON document.</summary>
/// <param name="Id">Numbers of the quirks.</param>
/// <param name="Fix">Name.</param>
/// <param name="Release">What the release does.</param>
/// <param name="Effects">For each measure and policy the mean over the days and its ratio to that of the release.</param>
/// <param name="OrderByEnergy">Policies from best to worst by energy.</param>
/// <param name="OrderByEsv">Policies from best to worst by ESV.</param>
/// <param name="SpreadByEnergy">(Highest − lowest) / lowest energy.</param>
/// <param name="SpreadByEsv">(Highest − lowest) / lowest ESV.</param>
/// <param name="AgreementByEnergy">Kendall's τ with the release's order by energy.</param>
/// <param name="AgreementByEsv">Kendall's τ with the release's order by ESV.</param>
internal sealed record QuirkDocumentRow(
    string Id, string Fix, string Release, ImmutableArray<QuirkDocumentEffect> Effects, string OrderByEnergy, string OrderByEsv,
    double SpreadByEnergy, double SpreadByEsv, double AgreementByEnergy, double AgreementByEsv)
{
    /// <summary>The row of a fix.</summary>
    public static QuirkDocumentRow Of(QuirkStudy study, QuirkRules rules) => new(
        rules.Id, rules.Name, rules.Release,
        [
            .. QuirkMeasure.All.SelectMany(m => study.Effects(rules, m).Select((e, i) =>
                new QuirkDocumentEffect(m.Name, m.Unit, e.Policy, e.Mean, e.Factor, study.Ranks(rules, m)[i]))),
        ],
        study.Order(rules, QuirkMeasure.Energy), study.Order(rules, QuirkMeasure.Esv),
        study.Spread(rules, QuirkMeasure.Energy), study.Spread(rules, QuirkMeasure.Esv), study.Agreement(rules, QuirkMeasure.Energy), study.Agreement(rules, QuirkMeasure.Esv));
}
