using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>
/// Process migration (process domain): freeze the process group, send its state, resume it; what it cannot take along stays
/// at the source, which it goes on calling.
/// <para>T_down = o_pre + (S + C)/R + t_resume, with S = <see cref="MigrationRequest.ProcessState"/>; then a residual phase of τ, so
/// T = T_down + τ + o_post (the source may not go before). Each of φ calls per second waits L = RTT + t_forward, and a waiting
/// group calls nobody: N = τ·φ/(1 + φ·L) calls, which cost N·L of running time and N·b bytes.</para>
/// <para>Until the residual phase ends, the failure of the source, of the destination, or of the network for too long loses the
/// group: the residual risk. Milojičić, Douglis, Paindaveine, Wheeler and Zhou, "Process migration", ACM Computing
/// Surveys 2000, on residual dependencies.</para>
/// </summary>
/// <param name="options">Options; null for the defaults.</param>
public sealed class ProcessMigrationModel(ProcessMigrationOptions? options = null) : IMigrationModel
{
    private readonly ProcessMigrationOptions _options = options ?? new ProcessMigrationOptions();

    /// <inheritdoc/>
    public MigrationScheme Scheme => MigrationScheme.Process;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the request is out of range.</exception>
    public MigrationEstimate Estimate(MigrationRequest request)
    {
        request.ThrowIfOutOfRange();
        MigrationOverheads overheads = _options.Overheads;
        CopySpeed speed = CopySpeed.First(request.Effects, request.Bandwidth.BytesPerSecond);
        double stateBytes = (request.ProcessState ?? request.Memory).Bytes;
        double copySeconds = Math.Max(speed.Seconds(stateBytes) + (overheads.DeviceState.Bytes / request.Bandwidth.BytesPerSecond), request.Effects.LeastStopSeconds);
        double downSeconds = overheads.Setup.TotalSeconds + copySeconds + overheads.Resume.TotalSeconds;
        double residualSeconds = _options.ResidualTime.TotalSeconds;
        double callSeconds = request.RoundTrip.TotalSeconds + _options.ForwardingTime.TotalSeconds;
        double calls = residualSeconds * request.ForwardedCallsPerSecond / (1 + (request.ForwardedCallsPerSecond * callSeconds));
        ImmutableArray<MigrationPhase> phases = Phases(
            copySeconds, speed.WireBytes(stateBytes) + overheads.DeviceState.Bytes, calls * _options.ForwardedCallSize.Bytes);
        DataSize traffic = WireFormat.Size(phases.Sum(p => p.Bytes));
        return new MigrationEstimate
        {
            Scheme = Scheme,
            TotalTime = ModelTime.FromSeconds(downSeconds + residualSeconds + overheads.Commit.TotalSeconds),
            ResumeAt = ModelTime.FromSeconds(downSeconds),
            Downtime = ModelTime.FromSeconds(downSeconds),
            Phases = phases,
            Traffic = traffic,
            Rounds = 0,
            Converged = true,
            Slowdown = ModelTime.FromSeconds(calls * callSeconds),
            Energy = _options.Energy.Of(traffic),
            ResidualRisk = _options.FailureRates.LossOfSplitVm(residualSeconds),
        };
    }

    private ImmutableArray<MigrationPhase> Phases(double copySeconds, double copyBytes, double callBytes)
    {
        MigrationOverheads overheads = _options.Overheads;
        var phases = new PhaseTimeline(6);
        phases.Add(PhaseNames.Freeze, 0, VmLocation.Nowhere);
        phases.Add(PhaseNames.Reservation, overheads.Setup.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.ProcessState, copySeconds, VmLocation.Nowhere, copyBytes);
        phases.Add(PhaseNames.Resume, overheads.Resume.TotalSeconds, VmLocation.Nowhere);
        phases.Add(PhaseNames.ResidualDependency, _options.ResidualTime.TotalSeconds, VmLocation.Destination, callBytes);
        phases.Add(PhaseNames.Release, overheads.Commit.TotalSeconds, VmLocation.Destination);
        return phases.ToImmutable();
    }
}
