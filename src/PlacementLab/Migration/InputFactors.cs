using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>What uncertain inputs are multiplied with.</summary>
/// <param name="Memory">Of the memory to send.</param>
/// <param name="DirtyRate">Of the rates of the dirty curve.</param>
/// <param name="Bandwidth">Of the throughput.</param>
internal readonly record struct InputFactors(double Memory, double DirtyRate, double Bandwidth)
{
    /// <summary>The inputs as given.</summary>
    public static InputFactors One { get; } = new(1, 1, 1);

    /// <summary>A request with multiplied inputs.</summary>
    /// <param name="request">The request as given.</param>
    public MigrationRequest ApplyTo(MigrationRequest request) => this == One ? request : request with
    {
        Memory = DataSize.FromBytes(Math.Max(1, WireFormat.Size(request.Memory.Bytes * Memory).Bytes)),
        DirtyCurve = DirtyRate == 1 ? request.DirtyCurve : request.DirtyCurve.Scaled(DirtyRate),
        Bandwidth = request.Bandwidth * Bandwidth,
        DownloadBandwidth = request.DownloadBandwidth is { } download ? download * Bandwidth : null,
    };
}
