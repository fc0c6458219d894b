using PlacementLab.Simulation.Consolidation.Metrics;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Metrics;

public sealed class SlaLedgerTests
{
    [Fact]
    public void Metrics_OfOneHostAndTwoVms_AreAsByHand()
    {
        ConsolidationMetrics metrics = Example(honestTimes: false);

        // Time 10 to 20: VM 0 gets 90 of 100 while migrating, VM 1 all of 50; host 0 is active and violates.
        // Time 20 to 50: VM 0 gets all of 100, VM 1 40 of 50; host 0 violates. Host 1 is idle at first, then active.
        // Asked: 100*40 + 50*40 = 6000; missing 10*10 + 10*30 = 400, of which 100 by migration.
        Assert.Equal(100 / 6000.0, metrics.Pdm);
        Assert.Equal(400 / 6000.0, metrics.OverallSla, 12);
        Assert.Equal((0.1 + 0.2) / 2, metrics.AverageSla, 12);
        // Active: host 0 for 40 s, host 1 for 30 s, all of host 0's time and none of host 1's violates.
        Assert.Equal(40 / 70.0, metrics.Slatah);
        // Host 1 counts as shut down at its first record; host 0 goes idle at 50.
        Assert.Equal(2, metrics.HostShutdowns);
        Assert.Equal((50 + 10) / 2.0, metrics.TimeBeforeShutdown.Mean);
        // VM 0's flag is on from 10 to 20.
        Assert.Equal(new SampleMoments(1, 10, double.NaN), metrics.TimeBeforeMigration);
        Assert.Equal(metrics.Slatah * metrics.Pdm, metrics.Slav);
    }

    [Fact]
    public void HonestTimes_CountFromArrivalAndOnlyUsedHosts()
    {
        ConsolidationMetrics metrics = Example(honestTimes: true);

        Assert.Equal(new SampleMoments(1, 10, double.NaN), metrics.TimeBeforeMigration); // from 0 to 10
        Assert.Equal(new SampleMoments(1, 50, double.NaN), metrics.TimeBeforeShutdown); // host 0 only
    }

    [Fact]
    public void LastRecordOfAMoment_Counts()
    {
        var ledger = new SlaLedger(1, 1, honestTimes: false);
        ledger.Begin(0, []);
        ledger.Vm(0, 1, 10, isMigrating: false);
        ledger.Host(0, isActive: true, isViolating: true);
        ledger.Vm(0, 10, 10, isMigrating: false);
        ledger.Host(0, isActive: true, isViolating: false);
        ledger.Begin(5, [0]);
        ledger.End([0]);

        ConsolidationMetrics metrics = ledger.ToMetrics(Energy.Zero, 0);

        Assert.Equal(0, metrics.OverallSla);
        Assert.Equal(0, metrics.AverageSla);
        Assert.Equal(0, metrics.Slatah);
    }

    private static ConsolidationMetrics Example(bool honestTimes)
    {
        var ledger = new SlaLedger(2, 2, honestTimes);
        ledger.Begin(10, []);
        Record(ledger, (90, 50), isMigrating: true, (true, false));
        ledger.Begin(20, [0, 1]);
        Record(ledger, (100, 40), isMigrating: false, (true, true));
        ledger.Begin(50, [0, 1]);
        Record(ledger, (100, 50), isMigrating: false, (false, true));
        ledger.End([0, 1]);
        return ledger.ToMetrics(Energy.FromJoules(3.6e6), 1);
    }

    private static void Record(SlaLedger ledger, (double First, double Second) granted, bool isMigrating, (bool First, bool Second) active)
    {
        ledger.Vm(0, granted.First, 100, isMigrating);
        ledger.Vm(1, granted.Second, 50, isMigrating: false);
        ledger.Host(0, active.First, isViolating: granted.First + granted.Second < 150);
        ledger.Host(1, active.Second, isViolating: false);
    }
}
