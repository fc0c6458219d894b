using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Simulation;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class OverloadPricingTests
{
    private const double MovePrice = 0.005;

    [Fact]
    public void PriceOf_IsPenaltyTimesHorizonTimesShare() =>
        Assert.Equal(1.0 * 2 * 0.3, OverloadPricing.PriceOf(SmallPredictive.Options(Fleet(50), "proactive", 0.9), TimeSpan.FromHours(2)), 12);

    [Fact]
    public void KeepWhatPays_MoveThatEndsAnOverload_Stays_AndItsCostIsByHand()
    {
        // 60 + 35 = 95 % → 35 % and 60 %. Overload: −0.3. Energy: 195 W → 135 W + 160 W = +0.1 kWh · 0.2 = +0.02. Move: +0.005.
        (OverloadPricing pricing, PlacementProblem problem) = Judge(SmallScenario.Of(2, [0, 0], [60, 0], [35, 0]));
        var moved = new Assignment([1, 0]);

        Assert.Equal(moved, pricing.KeepWhatPays(problem, moved));
        Assert.Equal(-0.3 + 0.02 + MovePrice, pricing.ChangeOfCost(problem, moved), 9);
        Assert.Equal(0, pricing.ChangeOfCost(problem, problem.Initial), 12);
    }

    [Fact]
    public void KeepWhatPays_MoveThatEndsNoOverload_IsTakenBack()
    {
        (OverloadPricing pricing, PlacementProblem problem) = Judge(SmallScenario.Of(2, [0, 0], [50, 0], [35, 0]));
        Assert.Equal(problem.Initial, pricing.KeepWhatPays(problem, new Assignment([1, 0])));
    }

    [Fact]
    public void KeepWhatPays_OfTwoMovesOneIsEnough_TakesTheOtherBack()
    {
        // 50 + 30 + 15 = 95 %: without either of the small ones the host is at most 80 %; the first in VM order goes back.
        (OverloadPricing pricing, PlacementProblem problem) = Judge(SmallScenario.Of(2, [0, 0, 0], [50, 0], [30, 0], [15, 0]));
        Assert.Equal([0, 0, 1], pricing.KeepWhatPays(problem, new Assignment([0, 1, 1])).HostOf);
    }

    [Fact]
    public void Cheapest_MovesThatPayOnlyBesideOneAnother_AreNotMade()
    {
        // Both VMs go to a like empty host: taking one back would light two hosts (+0.02 for 0.005), so each single move seems to
        // pay, but together they cost 2 · 0.005 and gain nothing.
        (OverloadPricing pricing, PlacementProblem problem) = Judge(Fleet(30));
        var both = new Assignment([1, 1]);

        Assert.Equal(both, pricing.KeepWhatPays(problem, both));
        Assert.Equal(2 * MovePrice, pricing.ChangeOfCost(problem, both), 9);
        Assert.Equal(problem.Initial, pricing.Cheapest(problem, [both]));
    }

    [Fact]
    public void Cheapest_MovesThatDrain_AreMadeAtAnyCost()
    {
        (OverloadPricing pricing, PlacementProblem problem) = Judge(Fleet(30), 0);
        Assert.Equal([1, 1], pricing.Cheapest(problem, [new Assignment([1, 1])]).HostOf);
    }

    [Fact]
    public void Cheapest_OfTwoProposals_IsTheOneThatCostsLess()
    {
        // 60 + 35 %: staying costs 0, one move −0.3 + 0.02 + 0.005.
        (OverloadPricing pricing, PlacementProblem problem) = Judge(SmallScenario.Of(2, [0, 0], [60, 0], [35, 0]));
        Assert.Equal([0, 1], pricing.Cheapest(problem, [problem.Initial, new Assignment([0, 1])]).HostOf);
    }

    private static SimulationScenario Fleet(float percent) => SmallScenario.Of(2, [0, 0], [percent, 0], [percent, 0]);

    private static (OverloadPricing Pricing, PlacementProblem Problem) Judge(SimulationScenario scenario, params int[] offline)
    {
        Observation observation = SmallPredictive.At1(scenario, offline);
        PredictivePolicyOptions options = SmallPredictive.Options(scenario, "proactive", 0.9);
        var problem = new PlacementProblem
        {
            Datacenter = scenario.Datacenter,
            Vms = scenario.Vms,
            Usage = ObservedUsage.Of(observation),
            Capacity = scenario.Capacity,
            Initial = scenario.Start,
            Constraints = [new CapacityConstraint(), new OfflineConstraint(offline)],
            Objective = new Objective
            {
                HostTerms = [(new PredictedOverloadTerm(options.PenaltyTables, 0.3), 1), (new EnergyTerm(TimeSpan.FromHours(1), 0.2), 1)],
                MoveTerms = [(new MigrationCostTerm(scenario.Vms.Select(_ => MovePrice)), 1)],
            },
        };
        return (new OverloadPricing(options, observation), problem);
    }
}
