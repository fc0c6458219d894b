using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class InterruptionTests
{
    [Fact]
    public void FirstRequest_CancelsAndLetsTheCommandEnd()
    {
        using var interruption = new Interruption(new Clock());
        Assert.False(interruption.Token.IsCancellationRequested);
        Assert.True(interruption.Request());
        Assert.True(interruption.Token.IsCancellationRequested);
    }

    [Fact]
    public void Repetition_IsTheSameRequestForASecond_ThenEndsTheProcess()
    {
        var clock = new Clock();
        using var interruption = new Interruption(clock);
        interruption.Request();
        clock.Milliseconds = 999;
        Assert.True(interruption.Request());
        clock.Milliseconds = 1000;
        Assert.False(interruption.Request());
    }

    private sealed class Clock : TimeProvider
    {
        public long Milliseconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => Milliseconds;
    }
}
