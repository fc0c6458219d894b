using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Migration.Sharing;
using PlacementLab.Units;

namespace PlacementLab.Planning.Scheduling;

/// <summary>
/// Predicts migrations by mVM's two-stage formula (<see cref="TwoStageDuration"/>). The formula follows what is dirtied until nothing is
/// left, so the downtime is within the limit at which the hypervisor stops the VM: 30 ms, QEMU's default at the time. Where the VM writes as
/// fast as the bandwidth carries, the migration would never end and is given as aborted.
/// </summary>
/// <param name="vms">The formula of each VM, in index order; null for one that does not move.</param>
public sealed class TwoStageEstimator(ImmutableArray<TwoStageDuration?> vms) : IMigrationEstimator
{
    private const double LongestSeconds = 1e7;
    private const double BytesPerMegabyte = 1e6;
    private static readonly TimeSpan _downtime = TimeSpan.FromMilliseconds(30);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The VM has no formula.</exception>
    public MigrationEstimate Estimate(int vm, DataRate bandwidth)
    {
        TwoStageDuration formula = vms[vm] ?? throw new ArgumentException($"VM {vm} has no formula.", nameof(vm));
        double usable = TwoStageDuration.UsableMegabytesPerSecond(bandwidth.MegabitsPerSecond);
        double seconds = formula.Seconds(usable);
        bool ends = seconds <= LongestSeconds;
        TimeSpan total = TimeSpan.FromSeconds(ends ? seconds : LongestSeconds);
        return new MigrationEstimate
        {
            Scheme = MigrationScheme.PreCopy,
            TotalTime = total,
            ResumeAt = total,
            Downtime = ends ? (total < _downtime ? total : _downtime) : TimeSpan.Zero,
            Traffic = DataSize.FromBytes((long)Math.Round(total.TotalSeconds * usable * BytesPerMegabyte)),
            Rounds = 2,
            Converged = ends,
            Outcome = ends ? MigrationOutcome.Completed : MigrationOutcome.Aborted,
            Slowdown = TimeSpan.Zero,
            Energy = Energy.FromJoules(0),
            ResidualRisk = 0,
        };
    }
}
