namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What a fix does to one measure of one policy, in the JSON document.</summary>
/// <param name="Measure">energy, migrations, SLATAH, PDM, SLAV or ESV.</param>
/// <param name="Unit">Its unit; empty for a count or a share.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Mean">Mean over the days.</param>
/// <param name="Factor">The mean divided by that of the release.</param>
/// <param name="Rank">Place among the policies, 1 the lowest.</param>
internal sealed record QuirkDocumentEffect(string Measure, string Unit, string Policy, double Mean, double Factor, int Rank);
