using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Migration.Qemu;
using PlacementLab.Migration.Sharing;
using PlacementLab.Migration.StopRules;
using PlacementLab.Traces.Migrations;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>
/// The general models of every hypervisor (<see cref="MigrationModels"/>, <see cref="MigrationSharing"/>) on the testbed, with the stop rule
/// "qemu" and no constant of QEMU or the machine: content, the writer's curve, the link's rate and the limit are all they are told.
/// </summary>
internal static class TestbedGeneral
{
    private const long PageBytes = 4096;
    private static readonly ImmutableArray<string> _variants = ["pre-copy", "post-copy", "post-copy+preempt", "hybrid", "stop-and-copy"];

    /// <summary>Whether the plain scheme of a row is one that the general models are asked for here.</summary>
    public static bool Knows(TestbedMeasurement row) => _variants.Contains(row.Setup.Variant);

    /// <summary>Predicts a single migration.</summary>
    public static QemuPrediction Predict(TestbedMeasurement row)
    {
        TestbedSetup setup = row.Setup;
        MigrationEstimate estimate = MigrationModels.Create(TestbedModel.SchemeOf(setup.Scheme), Settings(setup.HybridRounds ?? 1))
            .Estimate(Request(row.Workload, setup.DowntimeLimitMilliseconds) with
            {
                Bandwidth = Rate(setup.LinkMebibytesPerSecond > 0 ? setup.LinkMebibytesPerSecond : setup.CapMebibytesPerSecond),
                RoundTrip = TimeSpan.FromMilliseconds(setup.RoundTripMilliseconds),
            });
        return new QemuPrediction
        {
            Converged = estimate.Converged && estimate.TotalTime.TotalSeconds <= setup.TimeLimitSeconds,
            TotalTime = estimate.TotalTime,
            Downtime = estimate.Downtime,
            Traffic = estimate.Traffic,
            Rounds = estimate.Rounds,
            SaturatedShare = 0,
        };
    }

    /// <summary>Predicts several migrations over one link, shared max-min fairly.</summary>
    public static TestbedPrediction Predict(TestbedConcurrency trial)
    {
        var one = new SharedMigration
        {
            Request = Request(trial.Workload, trial.DowntimeLimitMilliseconds) with { Bandwidth = Rate(trial.LinkMebibytesPerSecond) },
            Scheme = TestbedModel.SchemeOf(trial.Scheme),
            Route = [0],
        };
        SharedMigrationResult result = MigrationSharing.Play(
            [Rate(trial.LinkMebibytesPerSecond)], [.. Enumerable.Repeat(one, trial.Vms)],
            new SharedMigrationOptions { Models = Settings(hybridRounds: 1), MostAtOnce = trial.Parallel ? trial.Vms : 1 });
        return new TestbedPrediction(
            result.Migrations.All(m => m.Converged), false, result.Makespan.TotalSeconds, result.Migrations.Max(m => m.Downtime.TotalSeconds),
            result.Migrations.Sum(m => (double)m.Traffic.Bytes));
    }

    private static MigrationModelSettings Settings(int hybridRounds) => new() { StopRule = StopRulePresets.Qemu, HybridRounds = hybridRounds };

    private static DataRate Rate(double mebibytesPerSecond) => DataRate.FromMebibytesPerSecond(mebibytesPerSecond);

    private static MigrationRequest Request(TestbedWorkload guest, double downtimeLimitMilliseconds)
    {
        DataSize content = Pages(guest.NonZeroPages);
        return new MigrationRequest
        {
            Memory = content,
            ZeroMemory = Pages(guest.RamPages - guest.NonZeroPages),
            DirtyCurve = Curve(guest, content),
            Bandwidth = Rate(1),
            DowntimeLimit = TimeSpan.FromMilliseconds(downtimeLimitMilliseconds),
            CpuBoundWriter = guest.CpuBound,
        };
    }

    private static DirtyCurve Curve(TestbedWorkload guest, DataSize content)
    {
        double writes = guest.CpuBound ? guest.WritesPerSecondBefore ?? guest.WritesPerSecond : guest.WritesPerSecond * guest.OnShare;
        return guest.Pattern switch
        {
            "idle" => new ConstantDirtyCurve(DataRate.Zero, content),
            "sweep" => new ConstantDirtyCurve(PagesPerSecond(writes), Pages(guest.WrittenPages)),
            "hotcold" => new HotColdDirtyCurve(Pages(guest.HotPages), PagesPerSecond(guest.HotWritesPerSecond), PagesPerSecond(guest.ColdPagesPerSecond)),
            _ => new SaturatingDirtyCurve(PagesPerSecond(writes), Pages(guest.WrittenPages)),
        };
    }

    private static DataSize Pages(double pages) => DataSize.FromBytes((long)(pages * PageBytes));

    private static DataRate PagesPerSecond(double pages) => DataRate.FromBytesPerSecond(pages * PageBytes);
}
