using PlacementLab.Migration.Storage;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Storage;

/// <summary>One pass with mirrored writes.</summary>
public sealed class IoMirroringTests
{
    [Fact]
    public void HalfTheLinkWritten()
    {
        // S 1 GB, R 100 MB/s, w 50 MB/s: T = 20·ln 2 = 13.862944 s; traffic 1,386.2944 MB.
        DiskCopy copy = Copy(1_000_000_000, 50e6, 100e6);

        Assert.Equal(13.862944, copy.Seconds, 1e-6);
        Assert.Equal(1_386_294_361, copy.Bytes, 1.0);
        Assert.Equal(0, copy.LeftBytes);
        Assert.Equal(1, copy.WriteShare);
    }

    [Fact]
    public void WithoutWritesOneCopy() => Assert.Equal(10, Copy(1_000_000_000, 0, 100e6).Seconds, 1e-9);

    [Theory]
    [InlineData(100e6, 1)]
    [InlineData(400e6, 0.25)]
    public void FasterWritesAreSlowedToTheLink(double writes, double writeShare)
    {
        // S 1,000 blocks of 1 MiB: T = (S/R)·ln 1000; the guest gets R/w of its writes.
        DiskCopy copy = Copy(1000L << 20, writes, 100e6);

        Assert.Equal((1000L << 20) / 100e6 * Math.Log(1000), copy.Seconds, 1e-6);
        Assert.Equal(writeShare, copy.WriteShare, 1e-12);
    }

    [Fact]
    public void MatchesAStepwiseIntegration()
    {
        // S·dx/dt = R − w·x in 200,000 steps to x = 1, for some w < R.
        foreach (double sigma in new[] { 0.1, 0.5, 0.8 })
        {
            double x = 0;
            double t = 0;
            const double Step = 2e-4;
            while (x < 1)
            {
                x += (1 - (sigma * x)) * Step / 10;
                t += Step;
            }

            Assert.Equal(t, Copy(1_000_000_000, sigma * 100e6, 100e6).Seconds, t * 1e-3);
        }
    }

    [Fact]
    public void TimeNeverFallsWithWrites()
    {
        double last = 0;
        for (double writes = 0; writes < 300e6; writes += 1e6)
        {
            double seconds = Copy(5_000_000_000, writes, 100e6).Seconds;
            Assert.True(seconds >= last);
            last = seconds;
        }
    }

    [Fact]
    public void RefusesWhatIsOutOfRange() => Assert.Throws<ArgumentException>(() => Copy(0, 1, 1));

    private static DiskCopy Copy(long disk, double writes, double bandwidth) =>
        IoMirroring.Copy(DataSize.FromBytes(disk), DataRate.FromBytesPerSecond(writes), DataRate.FromBytesPerSecond(bandwidth));
}
