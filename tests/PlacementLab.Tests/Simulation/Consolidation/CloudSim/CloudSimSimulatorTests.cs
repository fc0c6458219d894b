using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.CloudSim;
using PlacementLab.Simulation.Consolidation.Metrics;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.CloudSim;

public sealed class CloudSimSimulatorTests
{
    public static TheoryData<string, string, string> Policies => new()
    {
        { "thr", "mmt", "" },
        { "lr", "rs", "" },
        { "mad", "mc", "idle-vms-kept" },
        { "iqr", "mu", "memory-held" },
        { "lrr", "mmt", string.Join(',', CloudSimQuirks.All.Select(q => q.Fix)) },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void DemandAllocationAndEnergy_BalanceAtEveryTick(string detector, string selection, string fixes)
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Wandering(60, 80, 5), 50);
        var policy = ConsolidationPolicies.Parse(detector, null, selection, 1);
        var rules = CloudSimRules.Of(fixes.Split(',', StringSplitOptions.RemoveEmptyEntries));
        int ticks = 0;

        ConsolidationResult result = new CloudSimRun(scenario, policy, rules)
        {
            AfterTick = state =>
            {
                ticks++;
                AssertBalanced(state);
            },
        }.Run(policy, rules, null, TestContext.Current.CancellationToken);

        Assert.Equal(79, ticks);
        Assert.True(result.Metrics.Migrations > 0);
        double peak = 50 / 2 * (117 + 135);
        for (int i = 1; i < result.Ticks.Length; i++)
        {
            double joules = result.Ticks[i].Energy.Joules - result.Ticks[i - 1].Energy.Joules;
            Assert.InRange(joules, 86 * 300, peak * 300.001);
        }
    }

    [Fact]
    public void AnotherOrderOfTraces_ChangesNothing()
    {
        var traces = CloudSimFleets.Wandering(60, 60, 9);
        var policy = ConsolidationPolicies.Parse("lr", null, "mc", 1);

        ConsolidationResult sorted = CloudSimFleets.Run(new CloudSimScenario(traces, 50), policy, CloudSimRules.AsReleased);
        ConsolidationResult shuffled = CloudSimFleets.Run(new CloudSimScenario(CloudSimFleets.Shuffled(traces, 2), 50), policy, CloudSimRules.AsReleased);

        Assert.Equal(sorted.Metrics, shuffled.Metrics);
        Assert.Equal(sorted.Ticks, shuffled.Ticks);
        Assert.Equal(sorted.InitialHostOf, shuffled.InitialHostOf);
    }

    [Fact]
    public void RunsSideBySide_AreLikeRunsOneByOne()
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Wandering(50, 40, 11), 40);
        ConsolidationPolicy[] policies = [.. ConsolidationPolicies.Published(3)];

        ConsolidationMetrics[] alone = [.. policies.Select(p => CloudSimFleets.Run(scenario, p, CloudSimRules.AsReleased).Metrics)];
        ConsolidationMetrics[] four =
        [
            .. policies.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(p => CloudSimFleets.Run(scenario, p, CloudSimRules.AsReleased).Metrics),
        ];

        Assert.Equal(alone, four);
    }

    [Fact]
    public void NonPowerAware_TakesFullPowerUntilTheLastTick()
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Wandering(8, 10, 1), 4);
        var policy = ConsolidationPolicies.Parse("npa", null, null, 1);

        // Two G4 (117 W) and two G5 (135 W): 504 W, to the ninth tick at 2700.1 s, or with the switch to 3000 s.
        Assert.Equal(504 * 2700.1, CloudSimFleets.Run(scenario, policy, CloudSimRules.AsReleased).Metrics.Energy.Joules, 6);
        Assert.Equal(504 * 3000.0, CloudSimFleets.Run(scenario, policy, CloudSimRules.Of(["full-span"])).Metrics.Energy.Joules, 6);
    }

    [Fact]
    public void Dvfs_OneSteadyVm_TakesThePowerOfItsLoad()
    {
        // VM of 2500 MIPS on the first host with such a core, the G5 (5320 MIPS): 40 % of 2500 = 1000 MIPS, u = 0.18797,
        // 97 + (101 - 97) * 0.8797 = 100.5188 W from 300.1 to 900.1 s, 200.1 s more with the energy of the first interval.
        var scenario = new CloudSimScenario(CloudSimFleets.Set([40, 40, 40, 40]), 2);
        var policy = ConsolidationPolicies.Parse("dvfs", null, null, 1);
        double watts = 97 + (4 * ((1000 / 5320.0 * 10) - 1));

        Assert.Equal(watts * 600, CloudSimFleets.Run(scenario, policy, CloudSimRules.AsReleased).Metrics.Energy.Joules, 6);
        Assert.Equal(watts * 1200, CloudSimFleets.Run(scenario, policy, CloudSimRules.Of(["full-span"])).Metrics.Energy.Joules, 6);
    }

    [Fact]
    public void IdleVm_IsDeletedUnlessKept()
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Set([40, 40, 0, 0, 0, 40], [50, 50, 50, 50, 50, 50]), 4);
        var policy = ConsolidationPolicies.Parse("dvfs", null, null, 1);

        ConsolidationResult released = CloudSimFleets.Run(scenario, policy, CloudSimRules.AsReleased);
        ConsolidationResult kept = CloudSimFleets.Run(scenario, policy, CloudSimRules.Of(["idle-vms-kept"]));

        // The value between two zeros is met first at the tick at 600.1 s.
        Assert.Equal([2, 1, 1, 1, 1], released.Ticks.Select(t => t.PlacedVms));
        Assert.Equal([2, 2, 2, 2, 2], kept.Ticks.Select(t => t.PlacedVms));
        Assert.Equal([1, 1, 1, 1, 1], released.Ticks.Select(t => t.ActiveHosts));
    }

    [Fact]
    public void VmsThatDoNotFit_AreRefusedWithTheVm()
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Wandering(40, 12, 1), 4);
        var policy = ConsolidationPolicies.Parse("lr", null, "mmt", 1);

        var refused = Assert.Throws<InvalidInputException>(() => CloudSimFleets.Run(scenario, policy, CloudSimRules.AsReleased));

        Assert.Contains("no host for VM", refused.Found, StringComparison.Ordinal);
        Assert.Contains("among 4 hosts", refused.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_RisesToTheEndAndACancelledRunStops()
    {
        var scenario = new CloudSimScenario(CloudSimFleets.Wandering(8, 10, 1), 8);
        var policy = ConsolidationPolicies.Parse("dvfs", null, null, 1);
        var reported = new Reported();

        CloudSimSimulator.Run(scenario, policy, CloudSimRules.AsReleased, reported, TestContext.Current.CancellationToken);

        Assert.Equal(9, reported.Values.Count);
        Assert.Equal(reported.Values.Order(), reported.Values);
        Assert.Throws<OperationCanceledException>(() => CloudSimSimulator.Run(scenario, policy, CloudSimRules.AsReleased, null, new CancellationToken(true)));
    }

    private static void AssertBalanced(CloudSimState state)
    {
        var homes = new HashSet<int>();
        for (int host = 0; host < state.Fleet.HostCount; host++)
        {
            int[] vms = state.Lists.Of(host).ToArray();
            bool[] incoming = state.Lists.IncomingOf(host).ToArray();
            double[] granted = state.Shares.Refresh(host).ToArray();
            double[] requested = [.. vms.Select(vm => state.Demand.Utilization[vm] * state.Fleet.VmMips[vm])];

            Assert.Equal(requested, vms.Select(vm => state.Demand.RequestMips[vm]));
            Assert.All(granted.Zip(requested), pair => Assert.InRange(pair.First, 0, pair.Second));
            Assert.InRange(granted.Sum(), 0, state.Fleet.HostMips[host] + 1e-9);
            Assert.All(vms.Where((_, i) => incoming[i]), vm => Assert.True(state.Vms.IsMigrating[vm]));
            foreach (int vm in vms.Where((_, i) => !incoming[i]))
            {
                Assert.True(homes.Add(vm));
                Assert.Equal(host, state.Vms.HostOf[vm]);
            }
        }

        Assert.Equal(state.Vms.Existing.ToArray(), homes.Order());
    }

    private sealed class Reported : IProgress<double>
    {
        public List<double> Values { get; } = [];

        public void Report(double value) => Values.Add(value);
    }
}
