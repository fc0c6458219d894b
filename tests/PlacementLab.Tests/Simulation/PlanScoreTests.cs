using PlacementLab.Simulation;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class PlanScoreTests
{
    [Fact]
    public void Of_PricesEveryPart()
    {
        // 10 kWh · 0.2 = 2; 3 host-h · 1 = 3; 36 s = 0.01 h · 10 = 0.1; 360 s = 0.1 h · 1 = 0.1; 50 GB · 0.001 = 0.05;
        // 0.002 VMs · 1,000 = 2. Sum 7.25.
        var migrations = new MigrationTotals
        {
            Downtime = TimeSpan.FromSeconds(36),
            Slowdown = TimeSpan.FromSeconds(360),
            Traffic = DataSize.FromBytes(50_000_000_000),
            ExpectedLosses = 0.002,
        };

        PlanScore score = PlanScore.Of(10, 3, migrations, new ScoreWeights());

        Assert.Equal(7.25, score.Total, 12);
        Assert.Equal(2, score.Risk, 12);
    }

    [Fact]
    public void Slav_IsProduct() => Assert.Equal(0.06, new SlaMetrics(0.2, 0.3).Slav, 12);

    [Fact]
    public void GoalPresets_AreTheFiveOfAnOperator() =>
        Assert.Equal(["consolidate", "balance", "maintenance", "proactive", "share"], GoalPreset.All.Select(g => g.Name));

    [Fact]
    public void GoalPreset_Unknown_NamesTheKnown()
    {
        InvalidInputException e = Assert.Throws<InvalidInputException>(() => GoalPreset.Named("fast", "--goal"));
        Assert.Contains("consolidate, balance, maintenance, proactive, share", e.Message);
    }
}
