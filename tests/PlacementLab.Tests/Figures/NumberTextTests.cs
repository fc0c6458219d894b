using PlacementLab.Figures;
using Xunit;

namespace PlacementLab.Tests.Figures;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.00004, "4e-5")]
    [InlineData(0.0625, "0.0625")]
    [InlineData(9.5, "9.5")]
    [InlineData(24.62, "24.6")]
    [InlineData(-1234.5, "-1,235")]
    [InlineData(double.NaN, "n/a")]
    public void Numbers_keep_about_three_digits(double value, string expected) => Assert.Equal(expected, NumberText.Of(value));

    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(0.064, "64 ms")]
    [InlineData(100, "100 s")]
    [InlineData(2100, "35 min")]
    [InlineData(172800, "48 h")]
    public void Durations_choose_their_unit(double seconds, string expected) => Assert.Equal(expected, NumberText.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Long_names_end_in_an_ellipsis()
    {
        Assert.Equal("host-1", NumberText.Shorten("host-1", 6));
        Assert.Equal("host…", NumberText.Shorten("host-1", 5));
    }
}
