using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Units;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("300ms", 0.3)]
    [InlineData("1.5 s", 1.5)]
    [InlineData("5min", 300)]
    [InlineData("1h", 3600)]
    [InlineData("200us", 0.0002)]
    [InlineData("200µs", 0.0002)]
    public void Parse_ReadsWhatPeopleWrite(string text, double seconds) =>
        Assert.Equal(seconds, DurationText.Parse(text, "--downtime-limit").TotalSeconds, 12);

    [Theory]
    [InlineData("300")]
    [InlineData("-1ms")]
    [InlineData("NaNs")]
    [InlineData("1fortnight")]
    [InlineData("10001000h")]
    [InlineData("00:05:00")]
    public void Parse_RefusesTheRest(string text)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => DurationText.Parse(text, "--downtime-limit"));

        Assert.StartsWith($"--downtime-limit: found \"{text}\", expected a duration", refused.Message, StringComparison.Ordinal);
    }
}
