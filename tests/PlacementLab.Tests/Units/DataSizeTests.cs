using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Units;

public sealed class DataSizeTests
{
    [Theory]
    [InlineData("8GiB", 8589934592)]
    [InlineData("625 MB", 625_000_000)]
    [InlineData("596MiB", 624951296)]
    [InlineData("1.5 KiB", 1536)]
    [InlineData("2kB", 2000)]
    [InlineData("2KB", 2000)]
    [InlineData("0B", 0)]
    [InlineData(" 1e3 B ", 1000)]
    [InlineData("1tib", 1099511627776)]
    [InlineData("8gb", 8_000_000_000)]
    public void Parse_ReadsWhatPeopleWrite(string text, long bytes) => Assert.Equal(bytes, DataSize.Parse(text, "--memory").Bytes);

    [Theory]
    [InlineData("8")]
    [InlineData("GiB")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("-1GiB")]
    [InlineData("NaNGiB")]
    [InlineData("8Gb")]
    [InlineData("8GiB/s")]
    [InlineData("8,5GiB")]
    [InlineData("1e300TiB")]
    [InlineData("99999999TiB")]
    [InlineData("8 gigabytes")]
    public void Parse_RefusesTheRestWithPlaceAndNextStep(string? text)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => DataSize.Parse(text, "--memory"));

        Assert.Equal("--memory", refused.Place);
        Assert.NotEmpty(refused.NextStep);
    }

    [Fact]
    public void WrongUnit_IsAnsweredWithTheList()
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(() => DataSize.Parse("8 floppies", "--memory"));

        Assert.Contains("B, kB, KB, MB, GB, TB, KiB, MiB, GiB, TiB", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(512, "512 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(40 * 1048576L, "40 MiB")]
    [InlineData(8589934592, "8 GiB")]
    public void Text_HasABinaryUnit(long bytes, string text) => Assert.Equal(text, DataSize.FromBytes(bytes).ToString());

    [Fact]
    public void Arithmetic_IsExactAndChecked()
    {
        DataSize one = DataSize.FromMebibytes(1);

        Assert.Equal(DataSize.FromMebibytes(3), one + (one * 2));
        Assert.Equal(DataSize.Zero, one - one);
        Assert.Equal(TimeSpan.FromSeconds(8), one / DataRate.FromBytesPerSecond(131072));
        Assert.True(one < one * 2 && one * 2 > one && one <= DataSize.FromBytes(1048576) && one >= DataSize.FromBytes(1048576));
        Assert.Throws<OverflowException>(() => DataSize.FromBytes(long.MaxValue) + one);
        Assert.Throws<OverflowException>(() => DataSize.FromGibibytes(1e12));
    }
}
