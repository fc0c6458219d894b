using System.Collections.Immutable;
using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Testbed.Measuring;
using PlacementLab.Testbed.Plans;

namespace PlacementLab.Cli.Commands;

/// <summary>What `placementlab measure --json` prints.</summary>
/// <param name="Plan">Name of the plan.</param>
/// <param name="Folder">Where the tables are.</param>
/// <param name="QemuVersion">The emulator.</param>
/// <param name="KernelVersion">The guest's kernel.</param>
/// <param name="Measured">Rows measured now.</param>
/// <param name="Kept">Rows kept from an earlier run.</param>
/// <param name="Unsound">Rows that could not be measured, or whose guest came to harm.</param>
/// <param name="Rows">All rows.</param>
internal sealed record MeasureDocument(
    string Plan, string Folder, string QemuVersion, string KernelVersion, int Measured, int Kept, int Unsound, IReadOnlyList<MeasureDocumentRow> Rows)
{
    /// <summary>The document of a campaign.</summary>
    public static MeasureDocument Of(
        MeasurementPlan plan, MeasurementFolder folder, CampaignResult result, ImmutableDictionary<string, TestbedPrediction> predictions) => new(
        plan.Name, folder.Path, result.Tools.Version.ToString(), result.Tools.KernelVersion, result.Rows.Length, result.Kept.Length,
        result.Rows.Count(r => !r.IsSound), MeasureDocumentRow.Of(result, predictions));
}
