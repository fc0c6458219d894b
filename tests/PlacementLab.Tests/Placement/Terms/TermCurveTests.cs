using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;
using Xunit;

namespace PlacementLab.Tests.Placement.Terms;

public sealed class TermCurveTests
{
    // Capacities that no tenth and no bin divides, and one that all do.
    public static TheoryData<long> Capacities => [1000, 1237, 3720, 37];

    [Theory]
    [MemberData(nameof(Capacities))]
    public void Energy_EqualsPowerTimesDurationTimesPrice_AtEveryLoad(long capacity)
    {
        var term = new EnergyTerm(TimeSpan.FromMinutes(90), 0.25);
        LoadCurve curve = term.CurvesOf(OneHost(capacity))[0];
        Assert.Equal(0, curve.At(0));
        for (long load = 1; load <= capacity * 2; load++)
        {
            double watts = OneHost(capacity).Datacenter.Hosts[0].Type.PowerCurve.At((double)load / capacity).Watts;
            Assert.Equal(watts * 1.5 / 1000 * 0.25, curve.At(load), 1e-12);
        }
    }

    [Fact]
    public void Energy_OfAG5At25Percent_ByHand()
    {
        // The curve has 101 W at 20 % and 105 W at 30 %: 103 W at 25 %. Two hours at 0.30 per kWh: 0.206 kWh, cost 0.0618.
        var term = new EnergyTerm(TimeSpan.FromHours(2), 0.30);
        Assert.Equal(0.0618, term.CurvesOf(OneHost(1000))[0].At(250), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Capacities))]
    public void PredictedOverload_EqualsTheTable_AtEveryLoad(long capacity)
    {
        foreach (double width in new[] { 0.05, 0.1, 0.07 })
        {
            var table = new OverloadPenaltyTable(width, [0.01, 0.01, 0.02, 0.05, 0.1, 0.1, 0.3, 0.5, 0.9, 0.95, 1, 1, 1]);
            LoadCurve curve = new PredictedOverloadTerm([table], 4).CurvesOf(OneHost(capacity))[0];
            Assert.Equal(0, curve.At(0));
            for (long load = 1; load <= capacity * 2; load++)
            {
                Assert.Equal(4 * table.At((double)load / capacity), curve.At(load));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Capacities))]
    public void Balance_EqualsTheFormula_AtEveryLoad(long capacity)
    {
        PlacementProblem problem = OneHost(capacity);
        double mean = (double)problem.Usage[0].CpuMips / capacity;
        LoadCurve curve = new BalanceTerm().CurvesOf(problem)[0];
        for (long load = 0; load <= capacity * 2; load++)
        {
            Assert.Equal(BalanceTerm.CostAt(((double)load / capacity) - mean), curve.At(load), 1e-12);
        }
    }

    [Theory]
    [InlineData(-0.2, 0)]
    [InlineData(0, 0)]
    [InlineData(0.1, 0.01)]
    [InlineData(0.15, 0.025)] // half-way between 0.01 at 0.1 and 0.04 at 0.2
    [InlineData(0.5, 0.25)]
    [InlineData(2.1, 4.39)] // beyond 2: 4 + (4 − 3.61) / 0.1 · 0.1
    public void Balance_IsTheSquareOfTheExcess_LinearInBetween(double excess, double cost) => Assert.Equal(cost, BalanceTerm.CostAt(excess), 1e-12);

    [Fact]
    public void Balance_IsConvex()
    {
        LoadCurve curve = new BalanceTerm().CurvesOf(OneHost(1237))[0];
        for (long load = 1; load < 3000; load++)
        {
            Assert.True(curve.At(load + 1) + curve.At(load - 1) >= (2 * curve.At(load)) - 1e-12, $"not convex at {load}");
        }
    }

    [Fact]
    public void AlikeHosts_ShareOneCurve_InTheTermsAndInTheirSum()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 4096), (500, 4096), (1000, 4096)], [(100, 1)], 0);
        var objective = new Objective { HostTerms = [(new BalanceTerm(), 1), (new BalanceTerm(), 2)] };
        ImmutableArray<LoadCurve> sums = objective.CurvesOf(problem);
        Assert.Same(sums[0], sums[2]);
        Assert.NotSame(sums[0], sums[1]);
    }

    [Fact]
    public void MigrationCost_IsChargedOnlyForLeavingAHost()
    {
        PlacementProblem problem = SmallProblems.Of([(1000, 4096), (1000, 4096)], [(100, 1), (100, 1)], 0, Assignment.Unplaced);
        var term = new MigrationCostTerm([3, 5]);
        Assert.Equal(0, term.Cost(problem, 0, 0));
        Assert.Equal(3, term.Cost(problem, 0, 1));
        Assert.Equal(0, term.Cost(problem, 1, 1));
        var objective = new Objective { MoveTerms = [(term, 2)] };
        Assert.Equal(6, objective.Cost(problem, new Assignment([1, 0])));
    }

    private static PlacementProblem OneHost(long capacityMips) => SmallProblems.Of([(capacityMips, 1024)], [(capacityMips / 3, 1)], 0);
}
