using PlacementLab.Migration;
using PlacementLab.Migration.Uncertainty;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Migration.Uncertainty;

/// <summary>Estimates as distributions.</summary>
public sealed class EstimateDistributionTests
{
    private static readonly UncertainInputs _spread = new()
    {
        DirtyRate = new InputSpread(SpreadKind.LogNormal, 0.3),
        Bandwidth = new InputSpread(SpreadKind.Normal, 0.1),
        Memory = new InputSpread(SpreadKind.Uniform, 0.05),
        Draws = 4000,
        Seed = 17,
    };

    [Fact]
    public void CertainInputsGiveThePointEverywhere()
    {
        MigrationEstimate point = MigrationModels.Estimate(MigrationScheme.PreCopy, DescribedVms.Textbook, DescribedVms.Link, DescribedVms.Settings);
        EstimateDistribution drawn = Draw(MigrationScheme.PreCopy, new UncertainInputs { Draws = 100 });

        Assert.Equal(point.TotalTime.TotalSeconds, drawn.TotalSeconds.Quantile(0));
        Assert.Equal(point.TotalTime.TotalSeconds, drawn.TotalSeconds.Quantile(1));
        Assert.Equal(point.Downtime.TotalSeconds, drawn.DowntimeSeconds.Median);
        Assert.Equal(point.Traffic.Bytes, drawn.TrafficBytes.P90);
        Assert.Equal(1, drawn.ConvergenceProbability);
    }

    [Fact]
    public void UniformBandwidthHasItsQuantiles()
    {
        // Stop-and-copy takes 8.192/f s with f uniform on 0.5–1.5: the median is 8.192, P90 = 8.192/0.6 = 13.653, P10 = 8.192/1.4 = 5.851.
        EstimateDistribution drawn = Draw(
            MigrationScheme.StopAndCopy, new UncertainInputs { Bandwidth = new InputSpread(SpreadKind.Uniform, 0.5), Draws = 40_000, Seed = 2 });

        Assert.Equal(8.192, drawn.TotalSeconds.Median, 0.1);
        Assert.Equal(13.653, drawn.TotalSeconds.P90, 0.2);
        Assert.Equal(5.851, drawn.TotalSeconds.P10, 0.05);
        Assert.Equal(drawn.TrafficBytes.P10, drawn.TrafficBytes.P90);
    }

    [Fact]
    public void ConvergenceIsAProbability()
    {
        // D/R = 1 at the median: with a log-normal spread half of the draws converge, up to those that are near enough to the edge.
        MigratingVm edge = DescribedVms.Textbook with
        {
            DirtyCurve = new ConstantDirtyCurve(DataRate.FromMebibytesPerSecond(125), DataSize.FromMebibytes(1024)),
        };
        EstimateDistribution drawn = MigrationModels.EstimateDistribution(
            MigrationScheme.PreCopy, edge, DescribedVms.Link, _spread with { Bandwidth = InputSpread.None }, DescribedVms.Settings);

        Assert.InRange(drawn.ConvergenceProbability, 0.45, 0.55);
        Assert.True(drawn.DowntimeSeconds.P90 > drawn.DowntimeSeconds.P10);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void SameOnAnyNumberOfThreads(int threads)
    {
        EstimateDistribution one = Draw(MigrationScheme.Hybrid, _spread with { Threads = 1 });
        EstimateDistribution many = Draw(MigrationScheme.Hybrid, _spread with { Threads = threads });

        Assert.Equal(one.TotalSeconds.Sorted, many.TotalSeconds.Sorted);
        Assert.Equal(one.DowntimeSeconds.Sorted, many.DowntimeSeconds.Sorted);
        Assert.Equal(one.TrafficBytes.Sorted, many.TrafficBytes.Sorted);
    }

    [Fact]
    public void AnotherSeedIsAnotherSample() =>
        Assert.NotEqual(
            Draw(MigrationScheme.PreCopy, _spread).TotalSeconds.Sorted, Draw(MigrationScheme.PreCopy, _spread with { Seed = 18 }).TotalSeconds.Sorted);

    [Fact]
    public void RefusesValuesOutOfRange()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new UncertainInputs { Draws = 99 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new UncertainInputs { Threads = 0 });
    }

    private static EstimateDistribution Draw(MigrationScheme scheme, UncertainInputs uncertain) =>
        MigrationModels.EstimateDistribution(scheme, DescribedVms.Textbook, DescribedVms.Link, uncertain, DescribedVms.Settings);
}
