using PlacementLab.Demand;
using Xunit;

namespace PlacementLab.Tests.Demand;

public sealed class OverloadPenaltyTableTests
{
    private static readonly OverloadPenaltyTable _table = new(0.25, [0, 0.1, 0.4, 0.8, 1]);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 0.1)]
    [InlineData(0.99, 0.8)]
    [InlineData(7, 1)]
    public void At_ReadsTheBin(double load, double probability) => Assert.Equal(probability, _table.At(load));

    [Fact]
    public void Through_RiskierThanTheTable_ShiftsIt()
    {
        // At load 0.3 (bin 1, 0.1) the model says 0.7; the first bin with at least that is 3 (0.8): shift by two bins.
        OverloadPenaltyTable shifted = _table.Through(0.3, 0.7);
        Assert.Equal([0.4, 0.8, 1, 1, 1], shifted.Probability);
    }

    [Fact]
    public void Through_SaferThanTheTable_ShiftsItBack()
    {
        // At load 0.8 (bin 3, 0.8) the model says 0.05; the first bin with at least that is 1 (0.1): shift by two bins.
        OverloadPenaltyTable shifted = _table.Through(0.8, 0.05);
        Assert.Equal([0, 0, 0, 0.1, 0.4], shifted.Probability);
    }

    [Fact]
    public void Through_AgreeingProbability_ChangesNothing() => Assert.Same(_table, _table.Through(0.6, 0.35));
}
