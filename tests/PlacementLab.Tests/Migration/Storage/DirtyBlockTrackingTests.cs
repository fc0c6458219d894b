using PlacementLab.Migration.Storage;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Storage;

/// <summary>Pre-copy on blocks.</summary>
public sealed class DirtyBlockTrackingTests
{
    private static readonly StorageOptions _toHundred = new() { NearlyInSync = DataSize.FromBytes(100) };

    [Fact]
    public void PassesByHand()
    {
        // S 1,000 B, R 100 B/s, w 40 B/s: 10 s, 400 left; 4 s, 160 left; 1.6 s, 64 left ≤ 100. Time 15.6 s, sent 1,560 B.
        DiskCopy copy = DirtyBlockTracking.Copy(Bytes(1000), Rate(40), Rate(100), _toHundred);

        Assert.Equal(15.6, copy.Seconds, 1e-9);
        Assert.Equal(1560, copy.Bytes, 1e-9);
        Assert.Equal(64, copy.LeftBytes, 1e-9);
        Assert.Equal(3, copy.Passes);
        Assert.True(copy.InSync);
    }

    [Fact]
    public void ClosedFormHolds()
    {
        // T = (S/R)·(1 − σⁿ)/(1 − σ) with σ = 0.4, n = 3: 10 · 0.936/0.6 = 15.6.
        var random = new Random(7);
        for (int i = 0; i < 200; i++)
        {
            double sigma = 0.01 + (0.9 * random.NextDouble());
            DiskCopy copy = DirtyBlockTracking.Copy(Bytes(1_000_000_000), Rate(1e6 * sigma), Rate(1e6));

            double closed = 1000 * (1 - Math.Pow(sigma, copy.Passes)) / (1 - sigma);
            Assert.Equal(closed, copy.Seconds, closed * 1e-9);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(500)]
    public void WritesAsFastAsTheLinkAreFoundAfterOnePass(double writes)
    {
        DiskCopy copy = DirtyBlockTracking.Copy(Bytes(1000), Rate(writes), Rate(100), _toHundred);

        Assert.False(copy.InSync);
        Assert.Equal(1, copy.Passes);
        Assert.Equal(1000, copy.LeftBytes, 1e-9);
    }

    [Fact]
    public void RefusesWhatIsOutOfRange()
    {
        Assert.Throws<ArgumentException>(() => DirtyBlockTracking.Copy(DataSize.Zero, Rate(1), Rate(1)));
        Assert.Throws<ArgumentException>(() => DirtyBlockTracking.Copy(Bytes(1), Rate(-1), Rate(1)));
        Assert.Throws<ArgumentException>(() => DirtyBlockTracking.Copy(Bytes(1), Rate(1), Rate(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StorageOptions { NearlyInSync = Bytes(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StorageOptions { Block = Bytes(0) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new StorageOptions { MaxPasses = 0 });
    }

    private static DataSize Bytes(long bytes) => DataSize.FromBytes(bytes);

    private static DataRate Rate(double bytesPerSecond) => DataRate.FromBytesPerSecond(bytesPerSecond);
}
