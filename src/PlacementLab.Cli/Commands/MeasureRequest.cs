using PlacementLab.Testbed.Plans;

namespace PlacementLab.Cli.Commands;

/// <summary>What `placementlab measure` was asked to do.</summary>
/// <param name="Plan">What to measure.</param>
/// <param name="Folder">Where results go.</param>
/// <param name="Resume">Whether to go on with results that are there.</param>
/// <param name="Json">Whether to print one JSON document.</param>
/// <param name="PrintPlan">Whether to print the shipped plan and stop.</param>
internal sealed record MeasureRequest(MeasurementPlan Plan, string Folder, bool Resume, bool Json, bool PrintPlan);
