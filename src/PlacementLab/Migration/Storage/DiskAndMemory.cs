using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Units;

namespace PlacementLab.Migration.Storage;

/// <summary>
/// Puts the moves of a disk and of memory together: the bulk of the disk first, then memory while the disks are kept in sync, the
/// dirty blocks that are left with the VM stopped, lazy blocks at the end. T = T_bulk + T_memory + L/R + S_lazy/R; the downtime
/// grows by L/R. With w &gt; R/2 the dirty blocks L grow by w − R/2 while memory is copied; then only a stop within the downtime limit, L/R
/// included, counts as converged.
/// </summary>
internal static class DiskAndMemory
{
    /// <summary>The whole migration.</summary>
    /// <param name="memory">Estimate for memory, its rounds at the bandwidth that the disk leaves.</param>
    /// <param name="disk">The disk.</param>
    /// <param name="settings">Downtime limit, energy and failure rates.</param>
    public static MigrationEstimate Combine(MigrationEstimate memory, DiskPlan disk, MigrationModelSettings settings)
    {
        if (ReferenceEquals(disk, DiskPlan.None))
        {
            return memory;
        }

        bool moved = memory.Outcome != MigrationOutcome.Aborted;
        double restBytes = moved ? RestBytes(memory, disk) : 0;
        double restSeconds = restBytes / disk.BytesPerSecond;
        double lazyBytes = moved ? disk.LazyBytes : 0;
        double lazySeconds = lazyBytes / disk.BytesPerSecond;
        ImmutableArray<MigrationPhase> phases = Phases(memory, disk, restBytes, lazyBytes);
        DataSize traffic = WireFormat.Size(phases.Sum(p => p.Bytes));
        double before = disk.Bulk.Seconds + restSeconds;
        bool fits = memory.Downtime.TotalSeconds + restSeconds <= settings.DowntimeLimit.TotalSeconds;
        bool inSync = disk.Bulk.InSync && (disk.BehindBytesPerSecond == 0 || fits);
        return memory with
        {
            TotalTime = ModelTime.FromSeconds(memory.TotalTime.TotalSeconds + before + lazySeconds),
            ResumeAt = ModelTime.FromSeconds(memory.ResumeAt.TotalSeconds + before),
            Downtime = ModelTime.FromSeconds(memory.Downtime.TotalSeconds + restSeconds),
            Phases = phases,
            Traffic = traffic,
            Converged = memory.Converged && inSync,
            Outcome = memory.Outcome == MigrationOutcome.Completed && !inSync ? MigrationOutcome.ForcedStop : memory.Outcome,
            Energy = settings.Energy.Of(traffic),
            ResidualRisk = Both(memory.ResidualRisk, settings.FailureRates, lazySeconds),
        };
    }

    private static double Both(double risk, FailureRates rates, double lazySeconds) =>
        lazySeconds > 0 ? 1 - ((1 - risk) * (1 - rates.LossOfSplitVm(lazySeconds))) : risk;

    private static double RestBytes(MigrationEstimate memory, DiskPlan disk)
    {
        if (!disk.TracksDirtyBlocks)
        {
            return 0;
        }

        double atSource = (memory.ResumeAt - memory.Downtime).TotalSeconds;
        return Math.Min(disk.DiskBytes, disk.Bulk.LeftBytes + (disk.BehindBytesPerSecond * atSource));
    }

    private static ImmutableArray<MigrationPhase> Phases(MigrationEstimate memory, DiskPlan disk, double restBytes, double lazyBytes)
    {
        int stop = AfterSuspend(memory.Phases);
        bool rest = stop < memory.Phases.Length && restBytes > 0;
        var phases = new PhaseTimeline(memory.Phases.Length + (disk.Bulk.Passes > 0 ? 1 : 0) + (rest ? 1 : 0) + (lazyBytes > 0 ? 1 : 0));
        if (disk.Bulk.Passes > 0)
        {
            phases.Add(PhaseNames.DiskCopy, disk.Bulk.Seconds, VmLocation.Source, disk.Bulk.Bytes);
        }

        for (int i = 0; i < memory.Phases.Length; i++)
        {
            if (i == stop && rest)
            {
                phases.Add(PhaseNames.DiskRest, restBytes / disk.BytesPerSecond, VmLocation.Nowhere, restBytes);
            }

            if (i == memory.Phases.Length - 1 && lazyBytes > 0)
            {
                phases.Add(PhaseNames.LazyDisk, lazyBytes / disk.BytesPerSecond, VmLocation.Destination, lazyBytes);
            }

            MigrationPhase phase = memory.Phases[i];
            double keepUp = phase.VmRunsOn == VmLocation.Source ? disk.KeepUpBytesPerSecond * phase.Seconds : 0;
            phases.Add(phase.Name, phase.Seconds, phase.VmRunsOn, phase.Bytes + keepUp);
        }

        return phases.ToImmutable();
    }

    /// <summary>The first phase in which the VM runs nowhere, the instant of its suspension apart.</summary>
    private static int AfterSuspend(ImmutableArray<MigrationPhase> phases)
    {
        int i = 0;
        while (i < phases.Length && phases[i].VmRunsOn != VmLocation.Nowhere)
        {
            i++;
        }

        return i < phases.Length && phases[i].Name == PhaseNames.Suspend ? i + 1 : i;
    }
}
