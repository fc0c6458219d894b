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
        { "forecast", "mmt", MigrationScheme.PreCopy },
        { "thr+local-search", "mmt", MigrationScheme.PreCopy },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void WorkAndEnergyBalance(string detector, string selection, MigrationScheme scheme)
    {
        int migrations = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            PhysicalScenario fleet = SmallFleet.Random(seed);
            ConsolidationResult result = Run(fleet, detector, selection, scheme);
            PhysicalAccount account = result.Physical!;
            migrations += result.Metrics.Migrations;
            for (int k = 0; k < account.Intervals.Length; k++)
            {
                PhysicalInterval interval = account.Intervals[k];
                double asked = fleet.Vms.Sum(v => v.Type.Cpu.Mips * fleet.Traces.CpuPercentOf(v.Index)[k] / 100.0) * 300;
                double lost = interval.LostToOverload + interval.LostToDowntime + interval.LostToSlowdown + interval.LostToMigrationCpu;
                AssertClose(asked, interval.Asked);
                AssertClose(asked, interval.Granted + lost);
                Assert.True(lost >= 0 && interval.Granted >= 0);
                Assert.InRange(interval.PeakLinkUse, 0, 1);
            }

            AssertClose(result.Metrics.Energy.Joules, account.EnergyOfHost.Sum(e => e.Joules));
            AssertClose(result.Metrics.Energy.Joules, account.Intervals.Sum(i => i.Joules));
        }

        Assert.True(migrations > 20, $"{migrations} migrations");
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void MigrationsAreSound(string detector, string selection, MigrationScheme scheme)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            PhysicalScenario fleet = SmallFleet.Random(seed);
            ConsolidationResult result = Run(fleet, detector, selection, scheme);
            AssertOneHostEach(fleet, result);
            AssertMemoryFits(fleet, result);
            AssertLinksFit(fleet, result);
        }
    }

    [Fact]
    public void WithoutMigrations_EnergyIsThatOfTheLoads()
    {
        for (int seed = 0; seed < 20; seed++)
        {
            PhysicalScenario fleet = SmallFleet.Random(seed);
            ConsolidationResult result = Run(fleet, "dvfs", null, MigrationScheme.PreCopy);
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

    private static ConsolidationResult Run(PhysicalScenario fleet, string detector, string? selection, MigrationScheme scheme)
    {
        string[] parts = detector.Split('+');
        var rules = new PhysicalRules
        {
            Scheme = scheme,
            ListsMigrations = true,
            Threads = 1,
            Solver = parts.Length > 1 ? new LocalSearchSolver() : null,
            Forecaster = parts[0] == "forecast" ? PhysicalPolicies.Fit(new EwmaForecaster(), fleet) : null,
        };
        return PhysicalSimulator.Run(
            fleet, PhysicalPolicies.Parse(parts[0], null, selection, 1), rules, null, TestContext.Current.CancellationToken);
    }

    // A VM's migrations follow one another, each from where the one before has left it.
    private static void AssertOneHostEach(PhysicalScenario fleet, ConsolidationResult result)
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

    // Both hosts hold a moving VM's memory from its start to its end. It is enough to look when something is added.
    private static void AssertMemoryFits(PhysicalScenario fleet, ConsolidationResult result)
    {
        long[] memory = [.. fleet.Vms.Select(v => v.Type.Memory.Bytes)];
        foreach (double at in result.Physical!.MigrationList.Select(m => m.StartSeconds).Append(0))
        {
            int[] hostOf = [.. result.InitialHostOf];
            long[] held = new long[fleet.Datacenter.Hosts.Length];
            foreach (MigrationRecord move in result.Physical.MigrationList.Where(m => m.StartSeconds <= at))
            {
                bool isOver = move.EndSeconds <= at;
                held[isOver ? 0 : move.To] += isOver ? 0 : memory[move.Vm];
                hostOf[move.Vm] = isOver && !move.IsAborted ? move.To : hostOf[move.Vm];
            }

            foreach (Vm vm in fleet.Vms)
            {
                held[hostOf[vm.Index]] += memory[vm.Index];
            }

            Assert.All(fleet.Datacenter.Hosts, host => Assert.True(held[host.Index] <= host.Type.Memory.Bytes));
        }
    }

    private static void AssertLinksFit(PhysicalScenario fleet, ConsolidationResult result)
    {
        Topology topology = fleet.Datacenter.Topology;
        foreach (MigrationRecord started in result.Physical!.MigrationList)
        {
            double[] held = new double[topology.Links.Length];
            foreach (MigrationRecord move in result.Physical.MigrationList.Where(
                m => m.StartSeconds <= started.StartSeconds && m.EndSeconds > started.StartSeconds))
            {
                foreach (int link in topology.Route(move.From, move.To))
                {
                    held[link] += move.Bandwidth.BytesPerSecond;
                }
            }

            Assert.All(topology.Links, link => Assert.True(held[link.Index] <= link.Capacity.BytesPerSecond + 1));
        }
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.Equal(expected, actual, Relative * Math.Max(1, Math.Abs(expected)));
}
