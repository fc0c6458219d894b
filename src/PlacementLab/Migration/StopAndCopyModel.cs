using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Stop-and-copy (non-live): suspend, reserve at the receiver, copy all memory, resume, tear down.
/// <para>T_down = o_pre + (M + C)/R + t_resume; T = T_down + o_post; each page is sent exactly once, whatever the VM writes. No slow-down, since
/// the VM does not run; no risk of loss, since the source keeps it until the end.</para>
/// </summary>
/// <param name="options">Options; null for none of the overheads.</param>
public sealed class StopAndCopyModel(StopAndCopyOptions? options = null) : IMigrationModel
{
    private readonly StopAndCopyOptions _options = options ?? new StopAndCopyOptions();

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.StopAndCopy;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        MigrationOverheads overheads = _options.Overheads;
        CopySpeed speed = CopySpeed.First(request.Effects, request.Bandwidth.BytesPerSecond);
        double memoryBytes = request.Memory.Bytes;
        double copySeconds = Math.Max(speed.Seconds(memoryBytes) + (overheads.DeviceState.Bytes / request.Bandwidth.BytesPerSecond), request.Effects.LeastStopSeconds);
        double wireBytes = speed.WireBytes(memoryBytes) + WireFormat.ZeroPages(request.ZeroMemory) + overheads.DeviceState.Bytes;
        double downSeconds = overheads.Setup.TotalSeconds + copySeconds + overheads.Resume.TotalSeconds;
        DataSize traffic = WireFormat.Size(wireBytes);
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(downSeconds + overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(downSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Phases = Phases(copySeconds, wireBytes),
            Traffic = traffic,
            Rounds = 0,
            Converged = true,
            Slowdown = TimeSpan.Zero,
            Energy = _options.Energy.Of(traffic),
            ResidualRisk = 0,
        };
    }
    private ImmutableArray<MigrationPhase> Phases(double copySeconds, double wireBytes)
    {
        MigrationOverheads overheads = _options.Overheads;
        var phases = new PhaseTimeline(5);
        phases.Add(PhaseNames.Suspend, 0, VmLocation.Nowhere);
        phases.Add(PhaseNames.Reservation, overheads.Setup.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.MemoryCopy, copySeconds, VmLocation.Nowhere, wireBytes);
        phases.Add(PhaseNames.Resume, overheads.Resume.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.TearDown, overheads.Commit.TotalSeconds, VmLocation.Destination);
        return phases.ToImmutable();
    }
}
