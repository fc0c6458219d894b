using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Post-copy: suspend, send the minimal state, resume at the destination, then active push and demand paging.
/// <para>T_down = C/R + t_resume; T = o_pre + T_down + M/R_push + o_post; each page is sent exactly once. Slow-down is the wait
/// for missing pages, F·L with L = RTT + B/R (<see cref="PostCopyOptions.QueuedData"/>) and F the faults of the closed loop
/// ∫dt/(1/(ρ·m(t)) + L), ρ from the dirty curve, m(t) the missing share, falling in a straight line with the push; pre-paging
/// leaves F·(1 − η).</para>
/// <para>Assumes that the push keeps its rate beside the faults. While memory is on two hosts, the failure of either loses the
/// VM: the residual risk. Hines, Deshpande and Gopalan, "Post-copy live migration of virtual machines", SIGOPS OSR 2009.</para>
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class PostCopyModel(PostCopyOptions? options = null) : IMigrationModel
{
    private readonly PostCopyOptions _options = options ?? new PostCopyOptions();

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.PostCopy;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        MigrationOverheads overheads = _options.Overheads;
        PostCopyTail tail = PostCopyTail.Of(request, MissingPages.Written(request, request.Memory.Bytes), false, _options);
        double stateSeconds = Math.Max(overheads.DeviceState.Bytes / request.Bandwidth.BytesPerSecond, request.Effects.LeastStopSeconds);
        double downSeconds = stateSeconds + overheads.Resume.TotalSeconds;
        double resumeSeconds = overheads.Setup.TotalSeconds + downSeconds;
        PhaseTimeline phases = Phases(request, stateSeconds, tail);
        DataSize traffic = WireFormat.Size(tail.WireBytes + WireFormat.ZeroPages(request.ZeroMemory) + overheads.DeviceState.Bytes);
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(resumeSeconds + tail.Seconds + overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(resumeSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Phases = phases.ToImmutable(),
            Traffic = traffic,
            Rounds = 0,
            Converged = true,
            Slowdown = ModelTime.FromSeconds(tail.StallSeconds),
            DemandFaults = tail.Faults,
            Energy = _options.Energy.Of(traffic),
            ResidualRisk = _options.FailureRates.LossOfSplitVm(tail.Seconds),
        };
    }

    private PhaseTimeline Phases(MigrationRequest request, double stateSeconds, in PostCopyTail tail)
    {
        MigrationOverheads overheads = _options.Overheads;
        var phases = new PhaseTimeline(6);
        phases.Add(PhaseNames.Reservation, overheads.Setup.TotalSeconds, VmLocation.Source);
        phases.Add(PhaseNames.Suspend, 0, VmLocation.Nowhere);
        phases.Add(PhaseNames.MinimalState, stateSeconds, VmLocation.Nowhere, overheads.DeviceState.Bytes);
        phases.Add(PhaseNames.Resume, overheads.Resume.TotalSeconds, VmLocation.Nowhere);
        phases.Add(
            PhaseNames.PushAndDemandPaging, tail.Seconds, VmLocation.Destination, tail.WireBytes + WireFormat.ZeroPages(request.ZeroMemory));
        phases.Add(PhaseNames.Release, overheads.Commit.TotalSeconds, VmLocation.Destination);
        return phases;
    }
}
