using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Migration.Qemu;
using PlacementLab.Traces.Migrations;
using PlacementLab.Units;

namespace PlacementLab.Experiments.Validation.Testbed;

/// <summary>Describes a migration of the testbed to <see cref="QemuLoopModel"/>, from what was known before it.</summary>
/// <param name="knowledge">How the writers are described.</param>
/// <param name="costs">What QEMU takes beside its pages; null for the measured values.</param>
internal sealed class TestbedModel(WriterKnowledge knowledge, QemuCosts? costs = null)
{
    private const double PagesPerMebibyte = 256;
    private const double FewestColdPages = 100;
    private const double ZlibBytesPerSecond = 38e6;
    private const int HostCores = 2;

    private readonly QemuCosts _costs = costs ?? new QemuCosts();
    private readonly QemuLoopModel _model = new(costs);

    /// <summary>Predicts a single migration.</summary>
    public QemuPrediction Predict(TestbedSetup setup, TestbedWorkload workload) => _model.Predict(
        Guest(workload, writes: setup.Scheme is not ("stopcopy" or "suspend-file")), Path(setup), Options(setup, workload));

    /// <summary>The scheme of a name in the testbed's files.</summary>
    public static MigrationScheme SchemeOf(string scheme) => scheme switch
    {
        "precopy" => MigrationScheme.PreCopy,
        "hybrid" => MigrationScheme.Hybrid,
        "stopcopy" => MigrationScheme.StopAndCopy,
        "suspend-file" => MigrationScheme.SuspendResume,
        _ => MigrationScheme.PostCopy,
    };

    private static QemuPath Path(TestbedSetup setup) => new()
    {
        Link = setup.LinkMebibytesPerSecond > 0 ? DataRate.FromMebibytesPerSecond(setup.LinkMebibytesPerSecond) : null,
        Cap = setup.CapMebibytesPerSecond > 0 ? DataRate.FromMebibytesPerSecond(setup.CapMebibytesPerSecond) : null,
        ReadBack = setup.ReadBackMebibytesPerSecond > 0 ? DataRate.FromMebibytesPerSecond(setup.ReadBackMebibytesPerSecond) : null,
        RoundTrip = TimeSpan.FromMilliseconds(setup.RoundTripMilliseconds),
    };

    private static QemuOptions Options(TestbedSetup setup, TestbedWorkload workload) => new()
    {
        Scheme = SchemeOf(setup.Scheme),
        HybridRounds = setup.HybridRounds ?? 1,
        DowntimeLimit = TimeSpan.FromMilliseconds(setup.DowntimeLimitMilliseconds),
        TimeLimit = TimeSpan.FromSeconds(setup.TimeLimitSeconds),
        ThinkTime = TimeSpan.FromMilliseconds(setup.ThinkMilliseconds),
        AutoConverge = setup.AutoConverge ? new QemuThrottle(setup.ThrottleInitialPercent, setup.ThrottleIncrementPercent) : null,
        DeltaCacheBytes = setup.Xbzrle ? setup.XbzrleCacheMebibytes * 1048576 : null,
        Multifd = setup.MultifdChannels > 0 ? new QemuMultifd(setup.MultifdChannels, workload.CompressionRatio, EncoderRate(setup)) : null,
    };

    /// <summary>What all channels together can compress: zlib is slower than the links here, zstd is not.</summary>
    private static DataRate? EncoderRate(TestbedSetup setup) => setup.Compression == "zlib"
        ? DataRate.FromBytesPerSecond(ZlibBytesPerSecond * Math.Min(setup.MultifdChannels, HostCores)) : null;

    private QemuGuest Guest(TestbedWorkload workload, bool writes) => new()
    {
        RamPages = workload.RamPages,
        NonZeroPages = workload.NonZeroPages,
        TouchedZeroPages = workload.Fill == "zero" ? workload.FillMebibytes * PagesPerMebibyte : 0,
        Layout = workload.Layout,
        Writers = !writes || workload.Pattern == "idle" ? []
            : knowledge == WriterKnowledge.MeasuredCurve ? FromCurve(workload) : FromProfile(workload),
        CpuBound = workload.CpuBound,
        BytesPerWrite = workload.BytesPerWrite,
    };

    private static ImmutableArray<QemuWriter> FromProfile(TestbedWorkload workload)
    {
        if (workload.CpuBound)
        {
            return [new QemuWriter(workload.WrittenPages, workload.WritesPerSecondBefore ?? workload.WritesPerSecond)];
        }

        return workload.Pattern switch
        {
            "sweep" => [new QemuWriter(workload.WrittenPages, workload.WritesPerSecond, Sequential: true)],
            "hotcold" =>
            [
                new QemuWriter(workload.HotPages, workload.HotWritesPerSecond),
                new QemuWriter(
                    Math.Max(1, (workload.FillMebibytes * PagesPerMebibyte) - workload.HotPages), workload.ColdPagesPerSecond, Sequential: true),
            ],
            _ => [new QemuWriter(workload.WrittenPages, workload.WritesPerSecond * workload.OnShare)],
        };
    }

    private ImmutableArray<QemuWriter> FromCurve(TestbedWorkload workload)
    {
        double content = workload.NonZeroPages + _costs.FirmwarePages;
        HotColdPages curve = HotColdPages.Fit(workload.DirtyCurve, content);
        double hot = Math.Min(curve.HotPages, content);
        var writers = ImmutableArray.Create(new QemuWriter(hot, curve.WritesPerPage * hot));
        return curve.ColdPagesPerSecond > 0 && content - curve.HotPages > FewestColdPages
            ? writers.Add(new QemuWriter(
                Math.Max(FewestColdPages, content - curve.HotPages - _costs.BackgroundPages), curve.ColdPagesPerSecond, Sequential: true))
            : writers;
    }
}
