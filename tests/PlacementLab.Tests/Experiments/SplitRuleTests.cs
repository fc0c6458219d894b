using PlacementLab.Demand;
using PlacementLab.Experiments.Scenarios;
using PlacementLab.Experiments.Specs;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class SplitRuleTests
{
    [Fact]
    public void TenDays_AreSevenOneTwo() => Assert.Equal(new TimeSplit(7 * 288, 8 * 288, 10 * 288), SplitRule.For(Traces(2880), null));

    [Fact]
    public void OneDay_IsFifteenThreeSixHours() => Assert.Equal(new TimeSplit(15 * 12, 18 * 12, 288), SplitRule.For(Traces(288), null));

    [Fact]
    public void Hours_BecomeSamples() => Assert.Equal(
        new TimeSplit(12, 24, 36), SplitRule.For(Traces(288), new SplitSpec { TrainEndHours = 1, TuneEndHours = 2, TestEndHours = 3 }));

    [Fact]
    public void BeyondTheTrace_IsBadInput() => Assert.Throws<InvalidInputException>(
        () => SplitRule.For(Traces(288), new SplitSpec { TrainEndHours = 1, TuneEndHours = 2, TestEndHours = 30 }));

    private static TraceSet Traces(int samples) =>
        new("t", TimeSpan.FromMinutes(5), [new UtilizationTrace("a", [.. new float[samples]], [])]);
}
