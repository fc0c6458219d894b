using System.Collections.Immutable;
using PlacementLab.Testbed.Requirements;

namespace PlacementLab.Testbed.Measuring;

/// <summary>What a campaign measured.</summary>
/// <param name="Rows">Rows measured now, in order.</param>
/// <param name="Kept">Rows kept from an earlier run.</param>
/// <param name="Tools">What it was measured with.</param>
public sealed record CampaignResult(ImmutableArray<MeasurementRow> Rows, ImmutableArray<MeasurementRow> Kept, TestbedTools Tools)
{
    /// <summary>Whether every row is sound.</summary>
    public bool IsSound => Rows.All(r => r.IsSound);
}
