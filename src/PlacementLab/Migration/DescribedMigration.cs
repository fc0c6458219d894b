using System.Collections.Immutable;
using PlacementLab.Migration.Interference;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Migration.Storage;
using PlacementLab.Migration.WideArea;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// One scheme for one described VM and link: resolves them into what the scheme's model takes, and adds to its estimate what
/// models do not know: the disk, the clients, the others on hosts and link.
/// </summary>
internal sealed class DescribedMigration
{
    private const double BurstFaults = 50;
    private const string DiskLeftOut = "disk: the scheme moves none, files stay at the source or lie in the store";

    private readonly IMigrationModel _model;
    private readonly MigratingVm _vm;
    private readonly MigrationModelSettings _settings;
    private readonly PostCopyOptions _tail;
    private readonly CopyPlan _plan;
    private readonly LinkShare _share;
    private readonly MigrationRequest _request;
    private readonly InterferenceAccount _account;
    private readonly LongestMigration _longest;
    private readonly ImmutableArray<string> _applied;
    private readonly ImmutableArray<string> _leftOut;

    private DescribedMigration(IMigrationModel model, MigratingVm vm, MigrationLink link, MigrationModelSettings settings, OptimizationSelection selection)
    {
        _model = model;
        _vm = vm;
        _settings = settings;
        _tail = model.Scheme == MigrationScheme.SuspendResume ? settings.SuspendResume.Store : settings.PostCopy;
        _plan = PlanOf(vm, link, selection);
        double connection = ConnectionThroughput.LimitBytesPerSecond(link.RoundTrip, link.LossShare, link.Window, link.MaxSegment);
        double limit = Math.Min(_plan.Channels * Math.Min(_plan.ChannelBytesPerSecond, connection), _plan.CipherBytesPerSecond);
        _share = LinkShare.Of(link, link.Bandwidth, limit);
        _request = Request(link, limit);
        _account = new InterferenceAccount(settings.Interference, _plan, _share);
        _longest = new LongestMigration(link, _plan);
        _longest.ThrowIfEndless(_request, CopiedBytes(_request), settings.Storage is null ? 0 : vm.DiskSize.Bytes, PushShare());
        _applied = [.. selection.Applied.Select(o => o.Name)];
        _leftOut = [.. selection.LeftOut.Select(p => $"{OptimizationNames.NameOf(p.Optimization)}: {p.Reason}")];
    }

    private bool IgnoresDisk { get; init; }

    /// <summary>Resolves a description; optimisations that the scheme cannot take are refused.</summary>
    /// <exception cref="InvalidInputException">The description contradicts itself or the scheme.</exception>
    public static DescribedMigration Strict(MigrationScheme scheme, MigratingVm vm, MigrationLink link, MigrationModelSettings settings)
    {
        var selection = OptimizationSelection.Of(scheme, settings);
        selection.ThrowIfAnyLeftOut();
        return new DescribedMigration(MigrationModels.Create(scheme, settings), vm, link, settings, selection);
    }

    /// <summary>Resolves a description; the scheme goes without what it cannot take, and its estimate says so.</summary>
    /// <exception cref="InvalidInputException">The description contradicts itself.</exception>
    public static DescribedMigration Lenient(MigrationScheme scheme, MigratingVm vm, MigrationLink link, MigrationModelSettings settings)
    {
        bool movesDisk = scheme is not (MigrationScheme.Process or MigrationScheme.SuspendResume);
        MigrationModelSettings own = movesDisk ? settings : settings with { Storage = null };
        return new DescribedMigration(MigrationModels.Create(scheme, own), vm, link, own, OptimizationSelection.Of(scheme, own))
        {
            IgnoresDisk = !movesDisk && settings.Storage is not null && vm.DiskSize > DataSize.Zero,
        };
    }

    /// <summary>The estimate.</summary>
    /// <exception cref="InvalidInputException">Its time or its traffic is beyond what can be expressed.</exception>
    public MigrationEstimate Estimate()
    {
        MigrationEstimate estimate = Estimate(InputFactors.One);
        ThrowIfSaturated(estimate.TotalTime, estimate.Traffic);
        return estimate;
    }

    /// <summary>Refuses an estimate at the end of what can be expressed.</summary>
    /// <exception cref="InvalidInputException">The time or the traffic is.</exception>
    public void ThrowIfSaturated(TimeSpan totalTime, DataSize traffic) => _longest.ThrowIfSaturated(totalTime, traffic);

    /// <summary>The estimate with other inputs, whose time and traffic may be at the end of what can be expressed.</summary>
    /// <param name="factors">What the inputs are multiplied with.</param>
    public MigrationEstimate Estimate(in InputFactors factors)
    {
        MigrationRequest request = factors.ApplyTo(_request);
        DiskPlan disk = DiskPlan.Of(_model.Scheme, _vm, _settings, request.Bandwidth.BytesPerSecond);
        request = disk.Beside(request);
        MigrationEstimate memory = _model.Estimate(request);
        MigrationEstimate whole = DiskAndMemory.Combine(memory, disk, _settings);
        double waitPerFault = PostCopyTail.WaitPerFault(_model.Scheme == MigrationScheme.SuspendResume ? request.FromStore() : request, _tail);
        return whole with
        {
            FaultBurst = ModelTime.FromSeconds(waitPerFault * Burst(memory, request)),
            RedirectionDelay = whole.Outcome == MigrationOutcome.Aborted ? TimeSpan.Zero : _settings.Redirection.MeanDelay,
            WorstRedirectionDelay = whole.Outcome == MigrationOutcome.Aborted ? TimeSpan.Zero : _settings.Redirection.WorstDelay,
            Interference = _account.Of(whole, EncodedBytes(memory, request), waitPerFault * memory.DemandFaults, disk.WriteShare),
            Optimizations = _applied,
            LeftOut = IgnoresDisk ? _leftOut.Add(DiskLeftOut) : _leftOut,
        };
    }

    private static CopyPlan PlanOf(MigratingVm vm, MigrationLink link, OptimizationSelection selection)
    {
        var plan = new CopyPlan
        {
            Memory = vm.Memory,
            Effects = CopyEffects.None with { LeastRoundSeconds = link.RoundTrip.TotalSeconds, LeastStopSeconds = link.RoundTrip.TotalSeconds / 2 },
        };
        foreach (MigrationOptimization optimization in selection.Applied)
        {
            plan = optimization.ApplyTo(plan, vm);
        }

        return plan;
    }

    private MigrationRequest Request(MigrationLink link, double limitBytesPerSecond)
    {
        DataRate? download = link.DownloadBandwidth is { } capacity
            ? DataRate.FromBytesPerSecond(LinkShare.Of(link, capacity, limitBytesPerSecond).BytesPerSecond) : null;
        return new MigrationRequest
        {
            Memory = _plan.Memory,
            ZeroMemory = _vm.ZeroMemory,
            DirtyCurve = _vm.DirtyCurve,
            Bandwidth = DataRate.FromBytesPerSecond(_share.BytesPerSecond),
            DowntimeLimit = _settings.DowntimeLimit,
            RoundTrip = link.RoundTrip,
            DirtyLoggingFactor = _vm.DirtyLoggingFactor,
            CpuBoundWriter = _vm.CpuBoundWriter,
            Effects = _plan.Effects,
            ProcessState = _vm.ProcessState,
            ForwardedCallsPerSecond = _vm.ForwardedCallsPerSecond,
            DownloadBandwidth = download,
        };
    }

    /// <summary>
    /// Faults in a row right after an early resume, before the VM answers anybody: some 50 were measured with all memory
    /// missing; here in proportion to the share that is missing.
    /// </summary>
    private static double Burst(MigrationEstimate memory, MigrationRequest request)
    {
        if (memory.DemandFaults == 0)
        {
            return 0;
        }

        double missing = 0;
        foreach (MigrationPhase phase in memory.Phases)
        {
            missing += phase.VmRunsOn == VmLocation.Destination ? phase.Bytes : 0;
        }

        CopyEffects effects = request.Effects;
        double all = WireFormat.Pages(request.Memory.Bytes, memory.Rounds > 0 ? effects.LaterRoundWireShare : effects.FirstRoundWireShare);
        double faults = BurstFaults * Math.Min(1, missing / all) * (1 - effects.PrePagingShare);
        return Math.Min(faults, memory.DemandFaults);
    }

    /// <summary>One copy of what the scheme moves.</summary>
    private double CopiedBytes(MigrationRequest request) =>
        (_model.Scheme == MigrationScheme.Process ? request.ProcessState ?? request.Memory : request.Memory).Bytes;

    private double PushShare() =>
        _model.Scheme is MigrationScheme.PostCopy or MigrationScheme.Hybrid ? _tail.PushShare * _plan.Effects.PushShare : 1;

    /// <summary>Memory that went through the encoders: one copy of all, and what later rounds put on the wire.</summary>
    private double EncodedBytes(MigrationEstimate memory, MigrationRequest request)
    {
        double once = CopiedBytes(request);
        double onceWire = WireFormat.Pages(once, request.Effects.FirstRoundWireShare) + WireFormat.ZeroPages(request.ZeroMemory);
        double later = memory.Rounds > 0 ? (memory.Traffic.Bytes - onceWire) / WireFormat.Pages(1, request.Effects.LaterRoundWireShare) : 0;
        return once + Math.Max(0, later);
    }
}
