using PlacementLab.Experiments.Sweeps;
using PlacementLab.Migration;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Experiments.Sweeps;

public sealed class SchemeSweepTests
{
    private static readonly MigratingVm _vm = new()
    {
        Memory = DataSize.FromGibibytes(1),
        DirtyCurve = new ConstantDirtyCurve(DataRate.FromBytesPerSecond(10e6), DataSize.FromGibibytes(1)),
    };

    private static readonly MigrationLink _link = new() { Bandwidth = DataRate.FromMegabitsPerSecond(1000) };

    [Fact]
    public void StepsAreSpacedEvenlyOnALogarithmicScale()
    {
        var range = new SweepRange(SweepQuantity.Bandwidth, 1e6, 1e9, 4);

        // 10^6 times 10^(3 i / 3).
        Assert.Equal([1e6, 1e7, 1e8, 1e9], Enumerable.Range(0, 4).Select(i => Math.Round(range.At(i))));
    }

    [Fact]
    public void PreCopyConvergesFromTheBandwidthThatExceedsTheDirtyRate()
    {
        SchemeSweepResult result = new SchemeSweep(_vm, _link).Run(new SweepRange(SweepQuantity.Bandwidth, 1e6, 1e9, 10));

        ConvergenceChange change = Assert.Single(result.ConvergenceChanges);
        Assert.True(change.ConvergesAbove);
        Assert.InRange(change.At, 10e6 * (1 - 1e-5), 10e6 * 1.01); // R > D = 10 MB/s; a rest that hardly shrinks is given up a little above it.
    }

    [Fact]
    public void PreCopyCeasesToConvergeAtTheDirtyRateOfTheLink()
    {
        SchemeSweepResult result = new SchemeSweep(_vm, _link).Run(new SweepRange(SweepQuantity.DirtyRate, 1e6, 1e9, 10));

        ConvergenceChange change = Assert.Single(result.ConvergenceChanges);
        Assert.False(change.ConvergesAbove);
        Assert.InRange(change.At, 125e6 * 0.99, 125e6 * (1 + 1e-5));
    }

    [Theory]
    [InlineData(SweepQuantity.Bandwidth, 1e6, 1e10)]
    [InlineData(SweepQuantity.Memory, 1e8, 1e11)]
    [InlineData(SweepQuantity.DirtyRate, 1e5, 1e9)]
    [InlineData(SweepQuantity.RoundTrip, 1e-4, 1)]
    [InlineData(SweepQuantity.DowntimeLimit, 1e-3, 60)]
    public void RangesOfTheBestCoverTheSweepAndHoldAtItsSteps(SweepQuantity quantity, double from, double to)
    {
        SchemeSweepResult result = new SchemeSweep(_vm, _link).Run(new SweepRange(quantity, from, to, 9));

        Assert.Equal(from, result.BestRanges[0].From);
        Assert.Equal(to, result.BestRanges[^1].To);
        Assert.All(result.BestRanges.Zip(result.BestRanges.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        foreach (SweepPoint point in result.Points)
        {
            MigrationEstimate best = point.Of(point.Best!.Value);
            TimeSpan limit = quantity == SweepQuantity.DowntimeLimit ? TimeSpan.FromSeconds(point.Value) : TimeSpan.FromMilliseconds(300);
            bool anyWithin = point.Estimates.Any(e => e.Scheme != MigrationScheme.Process && e.Downtime <= limit);
            Assert.Equal(anyWithin, best.Downtime <= limit);
            Assert.All(
                point.Estimates.Where(e => e.Scheme != MigrationScheme.Process && (e.Downtime <= limit || !anyWithin)),
                e => Assert.True(best.Downtime + best.Slowdown <= e.Downtime + e.Slowdown));
            Assert.Contains(result.BestRanges, r => r.Scheme == point.Best && r.From <= point.Value && point.Value <= r.To);
        }
    }

    [Fact]
    public void HybridWinsWherePreCopyDoesNotConverge()
    {
        // A working set of 64 MiB rewritten at 40 MB/s: at 5 MB/s pre-copy ends with all of it left, 13 s of downtime; hybrid has a round
        // behind it and keeps the limit, with fewer missing pages than post-copy.
        MigratingVm vm = _vm with { DirtyCurve = new SaturatingDirtyCurve(DataRate.FromBytesPerSecond(40e6), DataSize.FromMebibytes(64)) };
        SchemeSweepResult result = new SchemeSweep(vm, _link).Run(new SweepRange(SweepQuantity.Bandwidth, 5e6, 10e6, 3));

        Assert.False(result.Points[0].Of(MigrationScheme.PreCopy).Converged);
        Assert.Equal(MigrationScheme.Hybrid, result.Points[0].Best);
    }

    [Fact]
    public void MemorySweep_GivesTheCurveItsMemory()
    {
        SchemeSweepResult result = new SchemeSweep(_vm, _link).Run(new SweepRange(SweepQuantity.Memory, 1.25e9, 12.5e9, 2));

        // 1.25 GB and 12.5 GB over 125 MB/s.
        Assert.Equal([10, 100], result.Points.Select(p => Math.Round(p.Of(MigrationScheme.StopAndCopy).TotalTime.TotalSeconds, 3)));
    }

    [Theory]
    [InlineData(0, 1, 5)]
    [InlineData(2, 1, 5)]
    [InlineData(1, double.PositiveInfinity, 5)]
    [InlineData(1, 2, 1)]
    public void ImpossibleRange_Throws(double from, double to, int steps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SweepRange(SweepQuantity.Memory, from, to, steps));
}
