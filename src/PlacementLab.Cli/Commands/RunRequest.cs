using PlacementLab.Experiments.Specs;

namespace PlacementLab.Cli.Commands;

/// <summary>What `placementlab run` was asked to do.</summary>
/// <param name="Spec">The experiment, options applied.</param>
/// <param name="Folder">Where the results go.</param>
/// <param name="Json">Whether to print one JSON document.</param>
/// <param name="PrintSpec">Whether to print the shipped specification and nothing else.</param>
internal sealed record RunRequest(ExperimentSpec Spec, string Folder, bool Json, bool PrintSpec);
