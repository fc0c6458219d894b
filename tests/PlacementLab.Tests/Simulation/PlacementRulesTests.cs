using PlacementLab.Migration;
using PlacementLab.Placement.Constraints;
using PlacementLab.Simulation;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class PlacementRulesTests
{
    private static readonly SimulationScenario _scenario = SmallScenario.Of(2, [0], [50, 50]);

    [Fact]
    public void For_WithoutLimits_IsCapacityOnly() =>
        Assert.Equal(["capacity"], Names(new PlacementRules()));

    [Fact]
    public void For_WithEverything_IsOneConstraintEach()
    {
        var rules = new PlacementRules
        {
            BandwidthBudget = DataSize.FromGibibytes(1),
            DowntimeSla = TimeSpan.FromSeconds(1),
            Always = [new RootConstraint(0)],
        };
        Assert.Equal(["capacity", "offline", "bandwidth budget", "downtime SLA", "root"], Names(rules, 1));
    }

    [Fact]
    public void After_TakesWhatIsMovedFromTheBudget_AndNeverBelowZero()
    {
        var rules = new PlacementRules { BandwidthBudget = DataSize.FromBytes(100) };
        Assert.Equal(70, rules.After(30).BandwidthBudget!.Value.Bytes);
        Assert.Equal(0, rules.After(130).BandwidthBudget!.Value.Bytes);
        Assert.Null(new PlacementRules().After(30).BandwidthBudget);
    }

    [Fact]
    public void Bookable_IsCpuTimesOverbooking_AndMemoryAsItIs()
    {
        PlacementRules rules = new() { CpuOverbooking = 1.25 };
        Assert.All(rules.Bookable(_scenario), c => Assert.Equal((1250, 4L << 30), (c.CpuMips, c.MemoryBytes)));
    }

    private static IEnumerable<string> Names(PlacementRules rules, params int[] offline)
    {
        Observation observation = SmallPredictive.At1(_scenario, offline);
        MigrationEstimate move = observation.Estimator.Estimate(0, DataRate.FromMegabitsPerSecond(1000));
        return rules.For(observation, ObservedUsage.Of(observation), [move]).Select(c => c.Name);
    }
}
