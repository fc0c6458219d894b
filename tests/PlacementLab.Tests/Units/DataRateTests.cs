using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Units;

public sealed class DataRateTests
{
    [Theory]
    [InlineData("1Gbps", 125e6)]
    [InlineData("1 Gb/s", 125e6)]
    [InlineData("1Gbit/s", 125e6)]
    [InlineData("500Mb/s", 62.5e6)]
    [InlineData("125MB/s", 125e6)]
    [InlineData("40MiB/s", 41943040)]
    [InlineData("1GBPS", 125e6)]
    [InlineData("8bit/s", 1)]
    public void Parse_TellsBitsFromBytes(string text, double bytesPerSecond) =>
        Assert.Equal(bytesPerSecond, DataRate.Parse(text, "--bandwidth").BytesPerSecond);

    [Theory]
    [InlineData("1G")]
    [InlineData("1GiB")]
    [InlineData("-1Gbps")]
    [InlineData("infGbps")]
    [InlineData("1e308GiB/s")]
    [InlineData("1mB/S")]
    [InlineData("")]
    public void Parse_RefusesTheRestWithTheList(string text)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => DataRate.Parse(text, "--bandwidth"));

        Assert.StartsWith("--bandwidth: found", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Gbps, Gbit/s, Gb/s", refused.Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void ArithmeticAndText_KeepTheUnit()
    {
        DataRate rate = DataRate.FromMegabitsPerSecond(500);

        Assert.Equal("500 Mbit/s", rate.ToString());
        Assert.Equal("1.5 Gbit/s", (rate * 3).ToString());
        Assert.Equal("64 kbit/s", DataRate.FromBytesPerSecond(8000).ToString());
        Assert.Equal("0.00222 bit/s", DataRate.FromBytesPerSecond(1 / 3600.0).ToString());
        Assert.Equal("0 Mbit/s", DataRate.Zero.ToString());
        Assert.Equal(DataSize.FromBytes(125_000_000), rate * TimeSpan.FromSeconds(2));
        Assert.Equal(DataRate.Zero, rate - rate);
        Assert.True(rate < rate + rate && rate + rate > rate);
    }
}
