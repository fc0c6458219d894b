using System.Collections.Immutable;
using PlacementLab.Experiments.Comparison;

namespace PlacementLab.Cli.Commands.Comparing;

/// <summary>A measure of a policy in the JSON document.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="MigrationsCost">"free", a scheme, or "none" for a policy that never migrates.</param>
/// <param name="Measure">Name of the measure, as in results.csv.</param>
/// <param name="Mean">Mean over days.</param>
/// <param name="HalfWidth">Half of its 95 % interval; null for a single day.</param>
/// <param name="Difference">Mean difference from the best classic policy; null for that one, and for measures that are not tested.</param>
/// <param name="DifferenceHalfWidth">Half of its 95 % interval.</param>
/// <param name="P">Corrected p.</param>
/// <param name="Days">A value for each day.</param>
internal sealed record CompareDocumentRow(
    string Policy, string MigrationsCost, string Measure, double Mean, double HalfWidth, double? Difference, double? DifferenceHalfWidth, double? P, ImmutableArray<double> Days)
{
    /// <summary>All rows of a comparison.</summary>
    public static ImmutableArray<CompareDocumentRow> Of(ComparisonStudy study) =>
    [
        .. from regime in study.Settings.Regimes
           from measure in ComparisonMeasure.All
           let differences = ComparisonMeasure.Ranked.Contains(measure) ? study.Differences(regime, measure) : []
           from policy in study.Settings.Policies
           where policy.Loop.Migrates || regime == study.Settings.Regimes[0]
           let mean = study.Mean(policy, regime, measure)
           let difference = differences.FirstOrDefault(d => d.Policy == policy)
           select new CompareDocumentRow(
               policy.Name, policy.Loop.Migrates ? regime.Name : MigrationRegime.None.Name, measure.Column, mean.Mean, mean.HalfWidth,
               difference?.Difference.Mean, difference?.Difference.HalfWidth, difference?.P, study.Days(policy, regime, measure)),
    ];
}
