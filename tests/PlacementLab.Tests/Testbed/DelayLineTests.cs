using PlacementLab.Testbed.Links;
using Xunit;

namespace PlacementLab.Tests.Testbed;

public sealed class DelayLineTests
{
    [Fact]
    public void BytesLeaveInOrderAfterTheirDelay()
    {
        var line = new DelayLine(TimeSpan.FromMilliseconds(10));
        line.Add("abc"u8, TimeSpan.Zero);
        line.Add("d"u8, TimeSpan.FromMilliseconds(4));

        Assert.Equal(TimeSpan.FromMilliseconds(7), line.TimeUntilDue(TimeSpan.FromMilliseconds(3)));
        Assert.True(line.Head(TimeSpan.FromMilliseconds(9)).IsEmpty);
        Assert.Equal("abc"u8, line.Head(TimeSpan.FromMilliseconds(10)));

        line.Remove(2);
        Assert.Equal("c"u8, line.Head(TimeSpan.FromMilliseconds(10)));
        Assert.Equal(2, line.Bytes);

        line.Remove(1);
        Assert.True(line.Head(TimeSpan.FromMilliseconds(13)).IsEmpty);
        Assert.Equal("d"u8, line.Head(TimeSpan.FromMilliseconds(14)));

        line.Remove(1);
        Assert.True(line.IsEmpty);
        Assert.Null(line.TimeUntilDue(TimeSpan.FromMilliseconds(20)));
    }
}
