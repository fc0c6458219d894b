using PlacementLab.Demand;
using PlacementLab.Prediction.Overload;
using Xunit;

namespace PlacementLab.Tests.Prediction;

public sealed class OverloadExampleSamplerTests
{
    private static readonly float[][] _demand = SyntheticFleet.Demand();

    [Fact]
    public void Draw_KeepsEveryHorizonInsideTheRange()
    {
        OverloadExamples examples = Draw(Sampling(rows: 2_000));
        Assert.Equal(50, examples.Rows.Min(row => row.Now));
        Assert.Equal(97, examples.Rows.Max(row => row.Now)); // 97 + 2 < 100.
        Assert.Equal(2_000, examples.Rows.Length);
    }

    [Fact]
    public void Draw_LabelsByThePeakOfTheHorizonAfterNow()
    {
        Assert.All(Draw(Sampling(rows: 500)).Rows, row =>
        {
            double[] loads = [.. Enumerable.Range(row.Now + 1, 2).Select(sample => row.Vms.Sum(vm => (double)_demand[vm][sample]))];
            Assert.Equal(loads.Max() > row.CapacityMips, row.Overloaded);
            Assert.Equal(row.Vms.Length, row.Vms.Distinct().Count());
        });
    }

    [Fact]
    public void Draw_FillsGroupsUpToTheLoad()
    {
        // The hour is two samples; the last VM, at most 1.4 · 200 + wander < 400 MIPS, may carry a group over 130 %.
        Assert.All(Draw(Sampling(rows: 500)).Rows, row =>
        {
            double load = row.Vms.Sum(vm => (_demand[vm][row.Now] + (double)_demand[vm][row.Now - 1]) / 2);
            Assert.InRange(load, 0.4 * row.CapacityMips, (1.3 * row.CapacityMips) + 400);
        });
    }

    [Fact]
    public void Draw_ReadsNothingAfterTheRange()
    {
        float[][] changed = [.. _demand.Select(trace => trace.Select((mips, sample) => sample >= 100 ? 9_999 : mips).ToArray())];
        OverloadExamples expected = Draw(Sampling(rows: 300));
        OverloadExamples actual = OverloadExampleSampler.Draw(changed, SyntheticFleet.SamplesPerDay, Sampling(rows: 300));
        Assert.Equal(expected.Rows.Select(Text), actual.Rows.Select(Text));
    }

    [Fact]
    public void Draw_RowsDependOnSeedAndIndexOnly()
    {
        string[] many = [.. Draw(Sampling(rows: 200)).Rows.Select(Text)];
        Assert.Equal(many[..100], Draw(Sampling(rows: 100)).Rows.Select(Text));
        Assert.NotEqual(many, Draw(Sampling(rows: 200) with { Seed = 8 }).Rows.Select(Text));
    }

    [Fact]
    public void Draw_FromAFleetTooSmallForAHost_TakesAllOfIt()
    {
        OverloadExamples examples = OverloadExampleSampler.Draw([[1, 1, 1, 1, 1]], 48, Sampling(rows: 5) with { First = 0, End = 5 });
        Assert.All(examples.Rows, row => Assert.Equal([0], row.Vms.AsEnumerable()));
        Assert.Equal(0, examples.Positives);
    }

    [Theory]
    [InlineData(98, 100, 1, 1_000)]
    [InlineData(-1, 100, 1, 1_000)]
    [InlineData(50, 100_000, 1, 1_000)]
    [InlineData(50, 100, 0, 1_000)]
    [InlineData(50, 100, 1, 0)]
    [InlineData(50, 100, 1, double.NaN)]
    public void Draw_OfTheImpossible_Refuses(int first, int end, int rows, double capacity) =>
        Assert.Throws<InvalidInputException>(() => Draw(Sampling(rows) with { First = first, End = end, HostCapacitiesMips = [capacity] }));

    [Fact]
    public void Draw_WithoutVmsOrHosts_Refuses()
    {
        Assert.Throws<InvalidInputException>(() => OverloadExampleSampler.Draw([], 48, Sampling(rows: 1)));
        Assert.Throws<InvalidInputException>(() => Draw(Sampling(rows: 1) with { HostCapacitiesMips = [] }));
    }

    private static OverloadExamples Draw(OverloadSampling sampling) => OverloadExampleSampler.Draw(_demand, SyntheticFleet.SamplesPerDay, sampling);

    private static OverloadSampling Sampling(int rows) => new()
    {
        First = 50,
        End = 100,
        HorizonSamples = 2,
        HostCapacitiesMips = [1_500, 2_500],
        Rows = rows,
        Seed = 7,
    };

    private static string Text(OverloadExample row) => $"{row.Now} {row.CapacityMips} {row.Overloaded} {string.Join(',', row.Vms)}";
}
