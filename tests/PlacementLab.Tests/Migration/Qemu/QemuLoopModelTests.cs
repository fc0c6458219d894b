using PlacementLab.Migration;
using PlacementLab.Migration.Qemu;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Qemu;

/// <summary>The loop of QEMU by hand and by its properties.</summary>
public sealed class QemuLoopModelTests
{
    private static readonly QemuCosts _bare = new()
    {
        FirmwarePages = 0,
        FirmwareZeroPages = 0,
        BackgroundPages = 1,
        BackgroundWritesPerPage = 0,
        DeviceBytes = 0,
        BurstSeconds = 0,
        BufferedBytes = 0,
        EarlyBufferedBytes = 0,
        SwitchSeconds = 0,
        ResumeSeconds = 0,
        ColdResumeSeconds = 0,
    };

    [Fact]
    public void Post_copy_sends_each_page_once()
    {
        // 1,000 pages of 4,104 B and 500 zero pages of 9 B: 4,108,500 B. At 1,000,000 B/s 4.1085 s + 500·3.5 µs = 4.11025 s; the stop is nothing here.
        QemuPrediction prediction = new QemuLoopModel(_bare).Predict(
            new QemuGuest { RamPages = 1500, NonZeroPages = 1000 }, Link(1e6), new QemuOptions { Scheme = MigrationScheme.PostCopy });

        Assert.Equal(4_108_500, prediction.Traffic.Bytes);
        Assert.Equal(4.11025, prediction.TotalTime.TotalSeconds, 1e-6);
        Assert.Equal(TimeSpan.Zero, prediction.Downtime);
    }

    [Fact]
    public void Idle_guest_leaves_less_than_a_threshold_for_the_stop()
    {
        // 100,000 pages, R = 41,040,000 B/s: 10 s for all. d_max = 1 s: threshold 41,040,000/4,096 = 10,019.5 pages = 1.00195 s of link time.
        // Steps of 53 ms at eight phases: the loop looks at most one step late, so the stop lasts 1.00195 s down to 0.94895 s.
        QemuPrediction prediction = new QemuLoopModel(_bare).Predict(
            new QemuGuest { RamPages = 100_000, NonZeroPages = 100_000 }, Link(41_040_000), new QemuOptions { DowntimeLimit = TimeSpan.FromSeconds(1) });

        Assert.True(prediction.Converged);
        Assert.InRange(prediction.Downtime.TotalSeconds, 0.94895, 1.00195);
        Assert.Equal(10, prediction.TotalTime.TotalSeconds, 1e-4);
        Assert.Equal(410_400_000, prediction.Traffic.Bytes);
    }

    [Fact]
    public void Pages_unsent_and_written_again_count_once()
    {
        // All pages are written all the time, fewer than the threshold holds: they are pending at every reading, and no more than they are.
        // R·d_max = 1,000 pages, 900 hot pages: converges; with 1,200 hot pages it cannot.
        QemuPrediction fits = Predict(hotPages: 900);
        QemuPrediction exceeds = Predict(hotPages: 1200);

        Assert.True(fits.Converged);
        Assert.False(exceeds.Converged);
        Assert.InRange(fits.SaturatedShare, 0.8, 0.99);
        Assert.InRange(exceeds.SaturatedShare, 1.1, 1.3);

        static QemuPrediction Predict(double hotPages) => new QemuLoopModel(_bare).Predict(
            new QemuGuest { RamPages = 10_000, NonZeroPages = 10_000, Writers = [new QemuWriter(hotPages, hotPages * 1000)] },
            Link(4096 * 1000 / 0.3), new QemuOptions { TimeLimit = TimeSpan.FromSeconds(60) });
    }

    [Fact]
    public void Empty_end_of_the_address_space_makes_the_stop_short()
    {
        // The threshold holds 4,915 pages; the last 24 MiB (6,144 pages) hold nothing, so nearly all content has left when the loop looks.
        double[] filled = [.. Enumerable.Repeat(256.0, 40)];
        double[] empty = [.. Enumerable.Repeat(0.0, 24)];
        QemuPrediction emptyEnd = Predict([.. filled, .. empty]);
        QemuPrediction fullEnd = Predict([.. empty, .. filled]);

        Assert.True(emptyEnd.Downtime < fullEnd.Downtime / 5, $"{emptyEnd.Downtime} {fullEnd.Downtime}");

        static QemuPrediction Predict(System.Collections.Immutable.ImmutableArray<double> layout) => new QemuLoopModel(_bare).Predict(
            new QemuGuest { RamPages = 64 * 256, NonZeroPages = 40 * 256, Layout = layout }, Link(64 * 1048576));
    }

    [Fact]
    public void A_cap_is_lifted_at_the_stop_and_a_link_is_not()
    {
        var guest = new QemuGuest { RamPages = 50_000, NonZeroPages = 50_000 };
        var model = new QemuLoopModel(_bare);
        TimeSpan capped = model.Predict(guest, new QemuPath { Cap = DataRate.FromMebibytesPerSecond(64) }).Downtime;
        TimeSpan linked = model.Predict(guest, Link(64 * 1048576)).Downtime;

        Assert.True(10 * capped < linked, $"{capped} {linked}");
    }

    [Fact]
    public void Throttle_slows_only_writers_bound_by_their_cpu()
    {
        var writers = new QemuGuest { RamPages = 40_000, NonZeroPages = 40_000, Writers = [new QemuWriter(40_000, 60_000)] };
        var options = new QemuOptions { AutoConverge = new QemuThrottle(50, 20), TimeLimit = TimeSpan.FromSeconds(60) };
        var model = new QemuLoopModel(_bare);

        Assert.False(model.Predict(writers, Link(64 * 1048576), options).Converged);
        Assert.True(model.Predict(writers with { CpuBound = true }, Link(64 * 1048576), options).Converged);
    }

    [Fact]
    public void More_bandwidth_never_takes_longer_and_never_less_than_one_copy_is_sent()
    {
        var random = new Random(11);
        for (int trial = 0; trial < 60; trial++)
        {
            double pages = 5_000 + random.Next(40_000);
            var guest = new QemuGuest
            {
                RamPages = pages + random.Next(20_000),
                NonZeroPages = pages,
                Writers = [new QemuWriter(1 + random.Next((int)pages), random.Next(6_000))],
            };
            var model = new QemuLoopModel();
            QemuPrediction slow = model.Predict(guest, Link(100e6));
            QemuPrediction fast = model.Predict(guest, Link(200e6));

            Assert.True(fast.TotalTime <= slow.TotalTime);
            Assert.True(slow.Downtime <= slow.TotalTime + TimeSpan.FromMilliseconds(50)); // Buffers and the load come after QMP's end.
            Assert.True(slow.Traffic.Bytes >= pages * 4104);
        }
    }

    [Fact]
    public void Values_out_of_range_are_refused()
    {
        var model = new QemuLoopModel();
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict(new QemuGuest { RamPages = 0, NonZeroPages = 0 }, Link(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Predict(new QemuGuest { RamPages = 1, NonZeroPages = 2 }, Link(1)));
        Assert.Throws<ArgumentException>(() => model.Predict(new QemuGuest { RamPages = 1, NonZeroPages = 1, Writers = [new QemuWriter(0, 1)] }, Link(1)));
        Assert.Throws<ArgumentException>(() => model.Predict(
            new QemuGuest { RamPages = 1, NonZeroPages = 1 }, Link(1), new QemuOptions { Scheme = MigrationScheme.Process }));
    }

    private static QemuPath Link(double bytesPerSecond) => new() { Link = DataRate.FromBytesPerSecond(bytesPerSecond) };
}
