using PlacementLab.Demand;
using PlacementLab.Experiments.Scenarios;
using Xunit;

namespace PlacementLab.Tests.Experiments;

public sealed class ClassDrawTests
{
    [Fact]
    public void Uniform_DependsOnSeedAndNameOnly_AndSpreadsEvenly()
    {
        double[] draws = [.. Enumerable.Range(0, 10_000).Select(i => NamedDraw.Uniform(1, $"vm-{i}"))];

        Assert.Equal(draws[17], NamedDraw.Uniform(1, "vm-17"));
        Assert.NotEqual(draws[17], NamedDraw.Uniform(2, "vm-17"));
        Assert.All(draws, d => Assert.InRange(d, 0, 1));

        // Mean of 10,000 uniform draws: 0.5 ± 4·sqrt(1/12/10,000) = 0.5 ± 0.0115.
        Assert.InRange(draws.Average(), 0.4885, 0.5115);
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.24, 0)]
    [InlineData(0.25, 2)] // weight 0 is never drawn
    [InlineData(0.999, 2)]
    public void Pick_FollowsTheWeights(double uniform, int index) => Assert.Equal(index, ClassDraw.Pick(uniform, [1, 0, 3]));
}
