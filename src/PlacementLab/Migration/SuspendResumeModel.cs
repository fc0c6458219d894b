using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Internet Suspend/Resume: suspend, upload to a store, think time (travel), download, resume.
/// <para>T_down = o_pre + (M + C)/R_up + t_think + (M' + C)/R_down + t_resume. Full fetch: M' = M and T = T_down + o_post. Demand fetch: M' is
/// the first working set, the rest follows lazily for (M − M')/R_push while the VM runs and waits for what it touches first (the
/// closed loop of <see cref="PostCopyModel"/>, in which hot writes meet only what of the hot set was not fetched first). Each page crosses the network twice: traffic = 2·(M·4104/4096 + 8·(zero
/// pages) + C).</para>
/// <para>The store is taken not to fail by itself; during a lazy download the loss of the link or the hosts involved is priced as in
/// post-copy. Kozuch and Satyanarayanan, "Internet suspend/resume", WMCSA 2002.</para>
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class SuspendResumeModel(SuspendResumeOptions? options = null) : IMigrationModel
{
    private readonly SuspendResumeOptions _options = options ?? new SuspendResumeOptions();

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.SuspendResume;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        PostCopyOptions store = _options.Store;
        double firstBytes = FirstBytes(request);
        MigrationRequest download = request.FromStore();
        PostCopyTail tail = PostCopyTail.Of(download, MissingPages.Beyond(request, firstBytes), false, store);
        ImmutableArray<MigrationPhase> phases = Phases(request, download, firstBytes, tail);
        double resumeSeconds = phases[5].EndSeconds;
        DataSize traffic = WireFormat.Size(phases.Sum(p => p.Bytes));
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(phases[^1].EndSeconds),
            ResumeAt = ModelTime.FromSeconds(resumeSeconds),
            Downtime = ModelTime.FromSeconds(resumeSeconds),
            Phases = phases,
            Traffic = traffic,
            Rounds = 0,
            Converged = true,
            Slowdown = ModelTime.FromSeconds(tail.StallSeconds),
            DemandFaults = tail.Faults,
            Energy = store.Energy.Of(traffic),
            ResidualRisk = store.FailureRates.LossOfSplitVm(tail.Seconds),
        };
    }

    private double FirstBytes(MigrationRequest request)
    {
        double memoryBytes = request.Memory.Bytes;
        if (_options.Fetch == StoreFetch.Full)
        {
            return memoryBytes;
        }

        double hotBytes = request.DirtyCurve.HotSetBytes;
        return Math.Min(memoryBytes, _options.FirstWorkingSet?.Bytes ?? (hotBytes > 0 ? hotBytes : memoryBytes));
    }

    private ImmutableArray<MigrationPhase> Phases(
        MigrationRequest request, MigrationRequest download, double firstBytes, in PostCopyTail tail)
    {
        MigrationOverheads overheads = _options.Store.Overheads;
        double stateBytes = overheads.DeviceState.Bytes;
        double zeroBytes = WireFormat.ZeroPages(request.ZeroMemory);
        CopySpeed up = CopySpeed.First(request.Effects, request.Bandwidth.BytesPerSecond);
        CopySpeed down = CopySpeed.First(request.Effects, download.Bandwidth.BytesPerSecond);
        double least = request.Effects.LeastStopSeconds;
        double upSeconds = Math.Max(up.Seconds(request.Memory.Bytes) + (stateBytes / request.Bandwidth.BytesPerSecond), least);
        double downSeconds = Math.Max(down.Seconds(firstBytes) + (stateBytes / download.Bandwidth.BytesPerSecond), least);
        var phases = new PhaseTimeline(8);
        phases.Add(PhaseNames.Suspend, 0, VmLocation.Nowhere);
        phases.Add(PhaseNames.Reservation, overheads.Setup.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.Upload, upSeconds, VmLocation.Nowhere, up.WireBytes(request.Memory.Bytes) + zeroBytes + stateBytes);
        phases.Add(PhaseNames.ThinkTime, _options.ThinkTime.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.Download, downSeconds, VmLocation.Nowhere, down.WireBytes(firstBytes) + zeroBytes + stateBytes);
        phases.Add(PhaseNames.Resume, overheads.Resume.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.LazyDownload, tail.Seconds, VmLocation.Destination, tail.WireBytes);
        phases.Add(PhaseNames.Release, overheads.Commit.TotalSeconds, VmLocation.Destination);
        return phases.ToImmutable();
    }
}
