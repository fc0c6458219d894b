using PlacementLab.Simulation.Consolidation;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation;

public sealed class ConsolidationPoliciesTests
{
    [Fact]
    public void Published_AreTwentyTwoDifferentPolicies()
    {
        string[] names = [.. ConsolidationPolicies.Published(1).Select(p => p.Name)];

        Assert.Equal(22, names.Distinct().Count());
        Assert.Equal(["npa", "dvfs", "thr-mmt-0.8"], names[..3]);
        Assert.Contains("lr-mc-1.2", names);
    }

    [Fact]
    public void Parse_TakesUsualValuesForWhatIsLeftOut()
    {
        Assert.Equal("iqr-mmt-1.5", ConsolidationPolicies.Parse("IQR", null, null, 1).Name);
        Assert.Equal("thr-rs-0.9", ConsolidationPolicies.Parse("thr", 0.9, "Rs", 1).Name);
        Assert.False(ConsolidationPolicies.Parse("dvfs", null, null, 1).Migrates);
    }

    [Theory]
    [InlineData("arima", null, null, "--detector")]
    [InlineData("lr", null, "best", "--selection")]
    [InlineData("lr", 0.0, null, "--parameter")]
    [InlineData("npa", 0.8, null, "--parameter")]
    [InlineData("dvfs", null, "mmt", "--selection")]
    public void Parse_WhatCannotBe_NamesTheOption(string detector, double? parameter, string? selection, string place) =>
        Assert.Equal(place, Assert.Throws<InvalidInputException>(() => ConsolidationPolicies.Parse(detector, parameter, selection, 1, "--")).Place);
}
