using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands;

/// <summary>The JSON document of `estimate`; the keys are the properties in camelCase.</summary>
internal sealed record EstimateDocument(EstimateDocument.InputValues Inputs, IReadOnlyList<EstimateDocument.Row> Estimates)
{
    /// <summary>Builds the document.</summary>
    public static EstimateDocument Of(EstimateInputs inputs, IReadOnlyList<MigrationEstimate> estimates) => new(
        new InputValues(
            inputs.Request.Memory.Bytes,
            inputs.Request.ZeroMemory.Bytes,
            inputs.Request.Bandwidth.BytesPerSecond,
            inputs.DirtyRate.BytesPerSecond,
            inputs.WorkingSet?.Bytes,
            inputs.Request.DowntimeLimit.TotalSeconds,
            inputs.Request.RoundTrip.TotalSeconds,
            inputs.Settings.StopRule.Name,
            inputs.Settings.HybridRounds),
        [.. estimates.Select(RowOf)]);

    private static Row RowOf(MigrationEstimate estimate) => new(
        MigrationSchemeNames.NameOf(estimate.Scheme),
        estimate.TotalTime.TotalSeconds,
        estimate.Downtime.TotalSeconds,
        estimate.Traffic.Bytes,
        estimate.Rounds,
        estimate.Converged,
        estimate.Slowdown.TotalSeconds,
        estimate.Energy.Joules,
        estimate.ResidualRisk);

    /// <summary>The inputs in base units.</summary>
    internal sealed record InputValues(
        double MemoryBytes, double ZeroMemoryBytes, double BandwidthBytesPerSecond, double DirtyRateBytesPerSecond, double? WorkingSetBytes,
        double DowntimeLimitSeconds, double RoundTripSeconds, string StopRule, int HybridRounds);

    /// <summary>One scheme.</summary>
    internal sealed record Row(
        string Scheme, double TotalSeconds, double DowntimeSeconds, double TrafficBytes, int Rounds, bool Converged,
        double SlowdownSeconds, double EnergyJoules, double ResidualRisk);
}
