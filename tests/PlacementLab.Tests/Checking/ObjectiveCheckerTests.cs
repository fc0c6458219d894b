using PlacementLab.Checking;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Terms;
using PlacementLab.Tests.Placement;
using Xunit;

namespace PlacementLab.Tests.Checking;

/// <summary>Costs by hand. VMs 0 (700 MIPS), 1 (500) and 2 (300), 1,024 MiB each, on hosts 0, 0 and 1 of 1,000 MIPS at first.</summary>
public sealed class ObjectiveCheckerTests
{
    private const long GiB = 1L << 30;

    private static readonly PlacementProblem _problem =
        SmallProblems.Of([(1000, 4096), (1000, 4096)], [(700, 1024), (500, 1024), (300, 1024)], 0, 0, 1);

    [Fact]
    public void CostsOfHosts_ByHand()
    {
        // VM 1 moved: host 0 at 70 % (125 W), host 1 at 80 % (129 W): 254 W for 2 h at 0.5 per kWh are 0.254.
        // Overload: bins of 0.25, 70 % in the third (0.2), 80 % in the fourth (0.6); penalty 10: 8, weight 2: 16.
        // Balance: mean 75 %; host 1 is 0.05 above, on the line from 0 to 0.01 at 0.1: 0.005.
        var table = new OverloadPenaltyTable(0.25, [0, 0.1, 0.2, 0.6]);
        Objective objective = new()
        {
            HostTerms =
            [
                (new EnergyTerm(TimeSpan.FromHours(2), 0.5), 1), (new PredictedOverloadTerm([table, table], 10), 2), (new BalanceTerm(), 1),
                (new HostCountTerm(), 3),
            ],
        };
        Expect(objective, ("energy", 0.254), ("predicted overload", 16), ("balance", 0.005), ("hosts", 6));
    }

    [Fact]
    public void CostsOfAllThatHostsCarry_ByHand()
    {
        // Safety 600 MIPS and 1 GiB: host 0 is 100 above, host 1 200 above and 1 GiB: 5·300 + 2·2^30.
        // Free: host 0 300 MIPS and 3 GiB, host 1 200 MIPS and 2 GiB; 2^24 bytes a MIPS want 4.6875 and 3.125 GiB:
        // 1.6875 + 1.125 = 2.8125 GiB are missing, weight 1.
        ResourceVector safety = new(600, GiB);
        Objective objective = new()
        {
            UsageTerms = [(new SafetyCapacityTerm([safety, safety], [5, 2]), 1), (new FreeRatioTerm(0, 1, 1 << 24, 1), 2)],
        };
        Expect(objective, ("load", 1500 + (2.0 * GiB)), ("resource balance", 2 * 2.8125 * GiB));
    }

    [Fact]
    public void CostsOfMoves_ByHand()
    {
        // VM 1 goes from host 0 to host 1: 2.5; the pair costs 7, weight 2: 14; hosts fail with 0.1 and 0.5:
        // 10·0.1 + 20·0.5 + 40·0.5 = 31; of group 1 one VM has moved, weight 9.
        Objective objective = new()
        {
            MoveTerms =
            [
                (new MigrationCostTerm([1, 2.5, 4]), 1), (new HostPairCostTerm([0, 7, 8, 0]), 2), (new FailureRiskTerm([0.1, 0.5], [10, 20, 40]), 1),
            ],
            GroupTerms = [new GroupMoveTerm([0, 1, 1], 9)],
        };
        Expect(objective, ("migration", 2.5), ("host pairs", 14), ("failure risk", 31), ("group moves", 9));
    }

    [Fact]
    public void TermItDoesNotKnow_IsAnError()
    {
        PlacementProblem problem = _problem with { Objective = new Objective { HostTerms = [(new Unknown(), 1)] } };
        var thrown = Assert.Throws<ArgumentException>(() => ObjectiveChecker.Check(problem, problem.Initial));
        Assert.Contains("Term \"unknown\" (Unknown) has no check.", thrown.Message, StringComparison.Ordinal);
    }

    private static void Expect(Objective objective, params (string Term, double Cost)[] expected)
    {
        PlacementProblem problem = _problem with { Objective = objective };
        var assignment = new Assignment([0, 1, 1]);
        TermCost[] judged = [.. ObjectiveChecker.Check(problem, assignment)];
        Assert.Equal(expected.Select(e => e.Term), judged.Select(j => j.Term));
        Assert.All(expected.Zip(judged), p => Assert.Equal(p.First.Cost, p.Second.Cost, 1e-9));
        Assert.All(expected.Zip(objective.CostByTerm(problem, assignment)), p => Assert.Equal(p.First.Cost, p.Second.Cost, 1e-9));
    }

    private sealed class Unknown : IHostCostTerm
    {
        public string Name => "unknown";

        public System.Collections.Immutable.ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem) =>
            [.. Enumerable.Repeat(LoadCurve.Zero, problem.HostCount)];
    }
}
