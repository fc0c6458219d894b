using PlacementLab.Migration;
using Xunit;

namespace PlacementLab.Tests.Migration;

/// <summary>What holds for the phases of every estimate.</summary>
public static class PhaseChecks
{
    /// <summary>Contiguous from 0 to the total time; bytes add up to the traffic; stopped for the downtime, then at the destination.</summary>
    public static void AreWhole(MigrationEstimate estimate)
    {
        double at = 0;
        double stopped = 0;
        foreach (MigrationPhase phase in estimate.Phases)
        {
            Assert.Equal(at, phase.StartSeconds);
            Assert.True(phase.EndSeconds >= phase.StartSeconds && phase.Bytes >= 0);
            at = phase.EndSeconds;
            stopped += phase.VmRunsOn == VmLocation.Nowhere ? phase.Seconds : 0;
        }

        double tolerance = 1e-6 * (1 + at);
        Assert.Equal(estimate.TotalTime.TotalSeconds, at, tolerance);
        Assert.Equal(estimate.Downtime.TotalSeconds, stopped, tolerance);
        Assert.Equal(estimate.Traffic.Bytes, estimate.Phases.Sum(p => p.Bytes), 1 + (1e-9 * estimate.Traffic.Bytes));
        Assert.True(estimate.Downtime <= estimate.TotalTime);
        Assert.Equal(estimate.Phases.Select(p => p.VmRunsOn).Order(LocationOrder), estimate.Phases.Select(p => p.VmRunsOn));
    }

    private static Comparer<VmLocation> LocationOrder { get; } = Comparer<VmLocation>.Create((a, b) => Rank(a).CompareTo(Rank(b)));

    private static int Rank(VmLocation location) => location switch
    {
        VmLocation.Source => 0,
        VmLocation.Nowhere => 1,
        _ => 2,
    };
}
