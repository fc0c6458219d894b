using PlacementLab.Testbed.Links;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class TokenBucketTests
{
    [Fact]
    public void WhatIsTakenIsWhatTheRateGives()
    {
        var bucket = new TokenBucket(1_000_000, chunkBytes: 10_000);
        long sent = 0;

        // 1,000 steps of 1 ms at 1 MB/s, sending all there is: 1 MB.
        for (int step = 0; step < 1000; step++)
        {
            bucket.Refill(TimeSpan.FromMilliseconds(1));
            int allowed = bucket.Available;
            bucket.Take(allowed);
            sent += allowed;
        }

        Assert.InRange(sent, 999_000, 1_000_000);
    }

    [Fact]
    public void BurstIsFortyMillisecondsAndAChunk()
    {
        var bucket = new TokenBucket(1_000_000, chunkBytes: 10_000);

        bucket.Refill(TimeSpan.FromSeconds(5));

        Assert.Equal(50_000, bucket.Available); // 1 MB/s × 0.04 s + 10,000 B
    }

    [Fact]
    public void TimeUntilEnoughFollowsFromTheRate()
    {
        var bucket = new TokenBucket(1_000_000, chunkBytes: 10_000);
        bucket.Refill(TimeSpan.FromMilliseconds(2));

        Assert.Equal(8.0, bucket.TimeUntil(10_000).TotalMilliseconds, 6); // 8,000 B are missing
        Assert.Equal(TimeSpan.Zero, bucket.TimeUntil(2_000));
    }

    [Fact]
    public void OpenBucketNeverEmpties()
    {
        var bucket = new TokenBucket(0, chunkBytes: 10_000);

        bucket.Take(int.MaxValue);

        Assert.True(bucket.IsOpen);
        Assert.Equal(int.MaxValue, bucket.Available);
        Assert.Equal(TimeSpan.Zero, bucket.TimeUntil(1));
    }

    [Fact]
    public void NegativeRateIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new TokenBucket(-1, 1));
}
