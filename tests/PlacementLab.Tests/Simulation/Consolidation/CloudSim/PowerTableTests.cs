using PlacementLab.Simulation.Consolidation.CloudSim;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class PowerTableTests
{
    private static readonly PowerTable _g4 = new(CloudSimHostType.G4.Curve);
    private static readonly PowerTable _g5 = new(CloudSimHostType.G5.Curve);

    [Theory]
    [InlineData(0.0, 86, 93.7)]
    [InlineData(0.05, 87.7, 95.35)]
    [InlineData(0.25, 94.3, 103.0)]
    [InlineData(0.3, 96.0, 105.0)]
    [InlineData(0.73, 109.2, 126.2)]
    [InlineData(0.999, 116.97, 134.98)]
    [InlineData(1.0, 117, 135)]
    public void Power_EqualsTheReleasesDigits(double utilization, double g4, double g5)
    {
        Assert.Equal(g4, _g4.At(utilization));
        Assert.Equal(g5, _g5.At(utilization));
    }

    /// <summary>The release takes the table's value where u mod 0.1 = 0; the formula in one piece gives the same everywhere.</summary>
    [Fact]
    public void Power_EqualsTheFormulaWithItsCase()
    {
        var random = new Random(7);
        IEnumerable<double> tenths = Enumerable.Range(0, 11).SelectMany(k => Around(k / 10.0).Concat(Around(k * 0.1)));
        double[] values = [.. tenths.Concat(Enumerable.Range(0, 10_000).Select(_ => random.NextDouble())).Where(u => u is >= 0 and <= 1)];

        Assert.All(values, u => Assert.Equal(AsWritten(u), _g5.At(u)));
    }

    private static double[] Around(double value) => [value, Math.BitIncrement(value), Math.BitDecrement(value)];

    private static double AsWritten(double u)
    {
        IReadOnlyList<double> table = CloudSimHostType.G5.Curve.Watts;
        if (u % 0.1 == 0)
        {
            return table[(int)(u * 10)];
        }

        int a = (int)Math.Floor(u * 10);
        int b = (int)Math.Ceiling(u * 10);
        double delta = (table[b] - table[a]) / 10;
        return table[a] + (delta * (u - (a / 10.0)) * 100);
    }
}
