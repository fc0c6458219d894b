using PlacementLab.Migration;
using PlacementLab.Migration.Interference;
using PlacementLab.Migration.Storage;

namespace PlacementLab.Cli.Commands.Estimating;

/// <summary>The inputs of `estimate` in base units, repeated in its JSON documents.</summary>
internal sealed record EstimateInputValues
{
    public required double MemoryBytes { get; init; }

    public required double ZeroMemoryBytes { get; init; }

    public required double BandwidthBytesPerSecond { get; init; }

    public required double DirtyRateBytesPerSecond { get; init; }

    public required double? WorkingSetBytes { get; init; }

    public required double? DowntimeLimitSeconds { get; init; }

    public required double RoundTripSeconds { get; init; }

    public required string StopRule { get; init; }

    public required int HybridRounds { get; init; }

    public required string DirtyCurve { get; init; }

    public required double? DirtyCurveRelativeRmse { get; init; }

    public required double LossShare { get; init; }

    public required double DiskBytes { get; init; }

    public required string? BlockStrategy { get; init; }

    public required IReadOnlyList<string> Optimizations { get; init; }

    public required EnergyCoefficients Energy { get; init; }

    public required InterferenceOptions Cpu { get; init; }

    /// <summary>The values of some inputs.</summary>
    public static EstimateInputValues Of(EstimateInputs inputs) => new()
    {
        MemoryBytes = inputs.Vm.Memory.Bytes,
        ZeroMemoryBytes = inputs.Vm.ZeroMemory.Bytes,
        BandwidthBytesPerSecond = inputs.Link.Bandwidth.BytesPerSecond,
        DirtyRateBytesPerSecond = inputs.Dirty.Rate.BytesPerSecond,
        WorkingSetBytes = inputs.Dirty.WorkingSet?.Bytes,
        DowntimeLimitSeconds = inputs.DowntimeLimit?.TotalSeconds,
        RoundTripSeconds = inputs.Link.RoundTrip.TotalSeconds,
        StopRule = inputs.Settings.StopRule.Name,
        HybridRounds = inputs.Settings.HybridRounds,
        DirtyCurve = inputs.Dirty.Form,
        DirtyCurveRelativeRmse = inputs.Dirty.RelativeRmse,
        LossShare = inputs.Link.LossShare,
        DiskBytes = inputs.Vm.DiskSize.Bytes,
        BlockStrategy = inputs.Settings.Storage is { } storage ? BlockStrategyNames.NameOf(storage.Strategy) : null,
        Optimizations = [.. inputs.Settings.Optimizations.Select(o => o.Name)],
        Energy = inputs.Settings.Energy,
        Cpu = inputs.Settings.Interference,
    };
}
