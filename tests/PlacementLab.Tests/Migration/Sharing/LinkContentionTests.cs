using PlacementLab.Migration.Sharing;
using Xunit;

namespace PlacementLab.Tests.Migration.Sharing;

/// <summary>Loss under several flows and its fit.</summary>
public sealed class LinkContentionTests
{
    [Fact]
    public void CapacityByHand()
    {
        // κ = 0.1, 3 flows: 120/(1 + 0.2) = 100.
        var contention = new LinkContention { LossPerFlow = 0.1 };

        Assert.Equal(100, contention.Capacity(120, 3), 1e-9);
        Assert.Equal(120, contention.Capacity(120, 1));
        Assert.Equal(120, contention.Capacity(120, 0));
    }

    [Fact]
    public void FitFindsTheLossItWasMadeWith()
    {
        double[] measured = [.. Enumerable.Range(1, 4).Select(n => 50 * n * (1 + (0.17 * (n - 1))))];

        LinkContention fitted = LinkContention.FitMakespans(measured, (i, c) => 50 * (i + 1) * 1e6 / c.Capacity(1e6, i + 1));

        Assert.Equal(0.17, fitted.LossPerFlow, 1e-6);
    }

    [Fact]
    public void FitOfAFairLinkIsZero() =>
        Assert.Equal(0, LinkContention.FitMakespans([10, 20], (i, c) => 10 * (i + 1) / c.Capacity(1, i + 1)).LossPerFlow, 1e-6);

    [Fact]
    public void MeasuredHostNeedsAContention()
    {
        // 12 VMs: 206 s one at a time, 253/268/269 s at 2/3/4 at once. A scheme that sends each page once would take 206 s
        // each time; κ must explain the rest: 206·(1 + κ(n − 1)).
        double[] measured = [253, 268, 269];
        LinkContention fitted = LinkContention.FitMakespans(measured, (i, c) => 206 / c.Capacity(1, i + 2));

        Assert.InRange(fitted.LossPerFlow, 0.1, 0.2);
    }

    [Fact]
    public void RefusesWhatIsOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinkContention { LossPerFlow = -0.1 });
        Assert.Throws<ArgumentException>(() => LinkContention.FitMakespans([], (_, _) => 1));
        Assert.Throws<ArgumentException>(() => LinkContention.FitMakespans([0], (_, _) => 1));
    }
}
