using PlacementLab.Demand.Baselines;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement.Solvers.LocalSearch;
using PlacementLab.Simulation.Consolidation;
using PlacementLab.Simulation.Consolidation.Physical;
using Xunit;

namespace PlacementLab.Tests.Simulation.Consolidation.Physical;

/// <summary>What must hold in every run, checked on random small fleets from the traces and the list of migrations alone.</summary>
public sealed class PhysicalInvariantTests
{
    private const double Relative = 1e-9;

    public static TheoryData<string, string, MigrationScheme> Runs => new()
    {
        { "thr", "mmt", MigrationScheme.PreCopy },
        { "iqr", "mu", MigrationScheme.PostCopy },
        { "mad", "rs", MigrationScheme.Hybrid },
        { "lr", "mc", MigrationScheme.StopAndCopy },
        { "lrr", "mmt", MigrationScheme.Hybrid },
        { "lrr", "mu", MigrationScheme.PreCopy },
        { "forecast", "mmt", MigrationScheme.PreCopy },
        { "thr+local-search", "mmt", MigrationScheme.PreCopy },
    };

    // Fleets of odd seeds have slow networks, so that migrations last over several intervals.
    [Theory]
    [MemberData(nameof(Runs))]
    public void EveryInterval_BalancesAsASecondAccountSays(string detector, string selection, MigrationScheme scheme)
    {
        int migrations = 0, under = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            PhysicalScenario fleet = SmallFleet.Random(seed, megabitsPerSecond: seed % 2 == 0 ? 1000 : 60);
            PhysicalRules rules = Rules(fleet, detector, scheme);
            ConsolidationResult result = Run(fleet, rules, detector, selection);
            PhysicalAccount account = result.Physical!;
            AssertMovesFollowOneAnother(fleet, result);
            AssertIntervals(fleet, result, new RunReplay(fleet, rules, result));
            migrations += result.Metrics.Migrations;
            under += account.Intervals.Count(i => i.MigrationsRunning > 0);
        }

        Assert.True(migrations > 15 && under > 3, $"{migrations} migrations, under way at the end of {under} intervals");
    }

    [Fact]
    public void WithoutMigrations_EnergyIsThatOfTheLoads()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            PhysicalScenario fleet = SmallFleet.Random(seed);
            ConsolidationResult result = Run(fleet, Rules(fleet, "dvfs", MigrationScheme.PreCopy), "dvfs", null);
            double joules = 0;
            foreach (Host host in fleet.Datacenter.Hosts)
            {
                int[] vms = [.. fleet.Vms.Select(v => v.Index).Where(v => result.InitialHostOf[v] == host.Index)];
                for (int k = 0; k < fleet.Traces.SampleCount && vms.Length > 0; k++)
                {
                    double mips = vms.Sum(v => fleet.Vms[v].Type.Cpu.Mips * fleet.Traces.CpuPercentOf(v)[k] / 100.0);
                    joules += host.Type.PowerCurve.At(mips / host.Type.Cpu.Mips).Watts * 300;
                }
            }

            AssertClose(joules, result.Metrics.Energy.Joules);
        }
    }

    private static PhysicalRules Rules(PhysicalScenario fleet, string detector, MigrationScheme scheme)
    {
        string[] parts = detector.Split('+');
        return new PhysicalRules
        {
            Scheme = scheme,
            ListsMigrations = true,
            Threads = 1,
            Solver = parts.Length > 1 ? new LocalSearchSolver() : null,
            Forecaster = parts[0] == "forecast" ? PhysicalPolicies.Fit(new EwmaForecaster(), fleet) : null,
        };
    }

    private static ConsolidationResult Run(PhysicalScenario fleet, PhysicalRules rules, string detector, string? selection) => PhysicalSimulator.Run(
        fleet, PhysicalPolicies.Parse(detector.Split('+')[0], null, selection, 1), rules, null, TestContext.Current.CancellationToken);

    private static void AssertIntervals(PhysicalScenario fleet, ConsolidationResult result, RunReplay replay)
    {
        PhysicalAccount account = result.Physical!;
        double[] joulesOfHost = new double[fleet.Datacenter.Hosts.Length];
        for (int k = 0; k < account.Intervals.Length; k++)
        {
            PhysicalInterval interval = account.Intervals[k];
            replay.Run(k);
            AssertClose(replay.Asked, interval.Asked);
            AssertClose(replay.Granted, interval.Granted);
            AssertClose(replay.Overload, interval.LostToOverload);
            AssertClose(replay.Downtime, interval.LostToDowntime);
            AssertClose(replay.Slowdown, interval.LostToSlowdown);
            AssertClose(replay.MigrationCpu, interval.LostToMigrationCpu);
            AssertClose(
                interval.Asked,
                interval.Granted + interval.LostToOverload + interval.LostToDowntime + interval.LostToSlowdown + interval.LostToMigrationCpu);
            AssertClose(replay.JoulesOfHost.Sum(), interval.Joules);
            AssertClose(replay.MigrationJoules, interval.MigrationJoules);
            AssertClose(replay.PeakLinkUse, interval.PeakLinkUse);
            Assert.InRange(interval.PeakMemoryUse, 0, 1);
            AssertEnd(fleet, result, replay, k);
            for (int host = 0; host < joulesOfHost.Length; host++)
            {
                joulesOfHost[host] += replay.JoulesOfHost[host];
            }
        }

        Assert.Empty(replay.Breaches);
        Assert.All(account.EnergyOfHost.Zip(joulesOfHost), host => AssertClose(host.Second, host.First.Joules));
        AssertClose(joulesOfHost.Sum(), result.Metrics.Energy.Joules);
    }

    private static void AssertEnd(PhysicalScenario fleet, ConsolidationResult result, RunReplay replay, int interval)
    {
        PhysicalInterval found = result.Physical!.Intervals[interval];
        double end = (interval + 1) * 300;
        Assert.Equal(result.Physical.MigrationList.Count(m => m.StartSeconds < end && m.EndSeconds > end), found.MigrationsRunning);
        Assert.Equal(fleet.Datacenter.Hosts.Count(h => replay.ModeAt(h.Index, Math.BitDecrement(end)) != HostMode.Asleep), found.PoweredHosts);
        Assert.Equal(
            result.Physical.MigrationList.Count(m => m.StartSeconds < end) - result.Physical.Intervals.Take(interval).Sum(i => i.MigrationsStarted),
            found.MigrationsStarted);
    }

    // A VM's migrations follow one another, each from where the one before has left it.
    private static void AssertMovesFollowOneAnother(PhysicalScenario fleet, ConsolidationResult result)
    {
        int[] hostOf = [.. result.InitialHostOf];
        double[] free = new double[hostOf.Length];
        double end = fleet.Traces.SampleCount * 300;
        foreach (MigrationRecord move in result.Physical!.MigrationList)
        {
            Assert.Equal(hostOf[move.Vm], move.From);
            Assert.NotEqual(move.From, move.To);
            Assert.True(free[move.Vm] <= move.StartSeconds);
            Assert.True(move.StartSeconds <= move.StopSeconds && move.StopSeconds <= move.ResumeSeconds && move.ResumeSeconds <= move.EndSeconds);
            free[move.Vm] = move.EndSeconds;
            hostOf[move.Vm] = move.IsAborted || move.ResumeSeconds > end ? move.From : move.To;
        }

        Assert.Equal(hostOf, result.Physical.FinalHostOf);
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.Equal(expected, actual, Relative * Math.Max(1, Math.Abs(expected)));
}
