using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>How a VM that was copied in rounds is resumed at the destination before the rest has followed: hybrid, or pre-copy that gave up.</summary>
/// <param name="options">State transfer, push and faults.</param>
/// <param name="slowdownShare">Share of its running time that the VM lost in the rounds.</param>
internal sealed class EarlyResume(PostCopyOptions options, double slowdownShare)
{
    /// <summary>The estimate of such a migration, as a hybrid one.</summary>
    /// <param name="request">VM and link.</param>
    /// <param name="copy">The rounds.</param>
    public MigrationEstimate After(MigrationRequest request, in RoundwiseCopy copy)
    {
        MigrationOverheads overheads = options.Overheads;
        double copySeconds = copy.Progress.ElapsedSeconds;
        PostCopyTail tail = PostCopyTail.Of(request, MissingPages.Written(request, copy.Progress.RemainingBytes), copy.Progress.Rounds > 0, options);
        double stateSeconds = Math.Max(overheads.DeviceState.Bytes / request.Bandwidth.BytesPerSecond, request.Effects.LeastStopSeconds);
        double downSeconds = stateSeconds + overheads.Resume.TotalSeconds;
        double resumeSeconds = overheads.Setup.TotalSeconds + copySeconds + downSeconds;
        double zeroBytes = WireFormat.ZeroPages(request.ZeroMemory);
        DataSize traffic = WireFormat.Size(copy.AllWireBytes + zeroBytes + overheads.DeviceState.Bytes);
        return new MigrationEstimate
        {
            Scheme = MigrationScheme.Hybrid,
            TotalTime = ModelTime.FromSeconds(resumeSeconds + tail.Seconds + overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(resumeSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Phases = Phases(request, copy, stateSeconds, tail),
            Traffic = traffic,
            Rounds = copy.Progress.Rounds,
            Converged = true,
            Slowdown = ModelTime.FromSeconds((slowdownShare * copySeconds) + copy.ThrottledSeconds + tail.StallSeconds),
            PeakThrottle = copy.Progress.ThrottleShare,
            DemandFaults = tail.Faults,
            Energy = options.Energy.Of(traffic),
            ResidualRisk = options.FailureRates.LossOfSplitVm(tail.Seconds),
        };
    }

    private ImmutableArray<MigrationPhase> Phases(MigrationRequest request, in RoundwiseCopy copy, double stateSeconds, in PostCopyTail tail)
    {
        MigrationOverheads overheads = options.Overheads;
        bool rounds = copy.Progress.Rounds > 0;
        double zeroBytes = WireFormat.ZeroPages(request.ZeroMemory);
        var phases = new PhaseTimeline(6);
        phases.Add(PhaseNames.Preparation, overheads.Setup.TotalSeconds, VmLocation.Source);
        phases.Add(
            PhaseNames.BoundedRounds, copy.Progress.ElapsedSeconds, VmLocation.Source, copy.WireBytes + (rounds ? zeroBytes : 0));
        phases.Add(PhaseNames.StateTransfer, stateSeconds, VmLocation.Nowhere, overheads.DeviceState.Bytes);
        phases.Add(PhaseNames.Resumption, overheads.Resume.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.OnDemandPaging, tail.Seconds, VmLocation.Destination, tail.WireBytes + (rounds ? 0 : zeroBytes));
        phases.Add(PhaseNames.Release, overheads.Commit.TotalSeconds, VmLocation.Destination);
        return phases.ToImmutable();
    }
}
