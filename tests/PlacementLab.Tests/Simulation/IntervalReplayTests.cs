using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Simulation;
using PlacementLab.Units;
using Xunit;

namespace PlacementLab.Tests.Simulation;

public sealed class IntervalReplayTests
{
    private const int Hosts = 4;
    private const int Vms = 7;
    private const int Slots = 30_000; // of 0.01 s: five minutes

    [Fact]
    public void AccountOf_RandomPlans_EqualsIntegrationInSmallSteps()
    {
        int detours = 0;
        double overloaded = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var start = new Assignment([.. Enumerable.Range(0, Vms).Select(_ => random.Next(Hosts))]);
            SimulationScenario scenario = SmallScenario.Of(
                Hosts, start.HostOf, [.. Enumerable.Range(0, Vms).Select(_ => new[] { 0f, random.Next(1, 90) })]);
            ImmutableArray<PlannedMigration> moves = RandomMoves(random, start);
            var replay = new IntervalReplay(scenario, 1, start, new MigrationPlan(moves, []));
            HostAccount[] expected = Integrate(scenario, start, moves);
            double servedMipsSeconds = 0;
            for (int host = 0; host < Hosts; host++)
            {
                HostAccount account = replay.AccountOf(host);
                Assert.Equal(expected[host].ActiveSeconds, account.ActiveSeconds, 6);
                Assert.Equal(expected[host].OverloadedSeconds, account.OverloadedSeconds, 6);
                Assert.Equal(expected[host].LoadSeconds, account.LoadSeconds, 6);
                Assert.Equal(expected[host].Joules, account.Joules, 4);
                servedMipsSeconds += account.LoadSeconds * 1000;
                overloaded += account.OverloadedSeconds;
            }

            // A VM's demand is on exactly one host but for the downtimes: Σ over VMs of demand · (300 s − its downtimes).
            double asked = Enumerable.Range(0, Vms).Sum(vm => scenario.Demand.DemandMips[vm][1]
                * (300 - moves.Where(m => m.Vm == vm).Sum(m => m.Estimate.Downtime.TotalSeconds)));
            Assert.Equal(asked, servedMipsSeconds, 4);
            detours += moves.Count(m => m.IsBypass);
        }

        Assert.True(detours > 5 && overloaded > 100, $"{detours} detours, {overloaded} s of overload");
    }

    [Fact]
    public void AccountOf_PostCopy_MovesDemandAtTheResume_AndKeepsTheSourceOnUntilTheEnd()
    {
        // 50 % moves from 0 to 1: starts at 10 s, stops at 11 s, resumes at 12 s, the last page arrives at 40 s.
        // Host 0: 11 s · 150 W + 29 s · 100 W = 4,550 J, then off. Host 1: 2 s · 100 W + 288 s · 150 W = 43,400 J.
        SimulationScenario scenario = SmallScenario.Of(2, [0], [0, 50]);
        PlannedMigration move = Move(0, (0, 1), 1000, (TotalSlots: 3000, ResumeSlots: 200, DownSlots: 100));
        var replay = new IntervalReplay(scenario, 1, scenario.Start, new MigrationPlan([move], []));

        Assert.Equal(4_550, replay.AccountOf(0).Joules, 6);
        Assert.Equal(40, replay.AccountOf(0).ActiveSeconds, 9);
        Assert.Equal(43_400, replay.AccountOf(1).Joules, 6);
        Assert.Equal(290, replay.AccountOf(1).ActiveSeconds, 9);
    }

    private static ImmutableArray<PlannedMigration> RandomMoves(Random random, Assignment start)
    {
        var moves = ImmutableArray.CreateBuilder<PlannedMigration>();
        for (int vm = 0; vm < Vms; vm++)
        {
            int at = start[vm];
            int from = 0;
            int count = random.Next(3); // two of one VM are a detour
            for (int i = 0; i < count; i++)
            {
                int begin = from + random.Next(5000);
                int total = random.Next(1, 9000);
                int resume = random.Next(1, total + 1);
                int to = (at + random.Next(1, Hosts)) % Hosts;
                moves.Add(Move(vm, (at, to), begin, (total, resume, random.Next(0, resume + 1))) with { IsBypass = i == 0 && count == 2 });
                (at, from) = (to, begin + total);
            }
        }

        return moves.ToImmutable();
    }

    private static PlannedMigration Move(int vm, (int From, int To) hosts, int startSlot, (int TotalSlots, int ResumeSlots, int DownSlots) slots) => new()
    {
        Vm = vm,
        From = hosts.From,
        To = hosts.To,
        Start = Time(startSlot),
        Bandwidth = DataRate.FromMegabitsPerSecond(100),
        Estimate = new MigrationEstimate
        {
            Scheme = MigrationScheme.PostCopy,
            TotalTime = Time(slots.TotalSlots),
            ResumeAt = Time(slots.ResumeSlots),
            Downtime = Time(slots.DownSlots),
            Traffic = DataSize.FromBytes(1),
            Rounds = 0,
            Converged = true,
            Slowdown = TimeSpan.Zero,
            Energy = Energy.FromJoules(0),
            ResidualRisk = 0,
        },
    };

    private static TimeSpan Time(int slots) => TimeSpan.FromMilliseconds(10 * slots);

    // All events lie on whole slots, so what holds in the middle of a slot holds in all of it.
    private static HostAccount[] Integrate(SimulationScenario scenario, Assignment start, ImmutableArray<PlannedMigration> moves)
    {
        var accounts = new HostAccount[Hosts];
        double[] mips = new double[Hosts];
        bool[] active = new bool[Hosts];
        PlannedMigration[][] movesOf = [.. Enumerable.Range(0, Vms).Select(vm => moves.Where(m => m.Vm == vm).ToArray())];
        for (int slot = 0; slot < Slots; slot++)
        {
            Array.Clear(mips);
            Array.Clear(active);
            for (int vm = 0; vm < Vms; vm++)
            {
                (int memory, int running) = (start[vm], start[vm]);
                foreach (PlannedMigration move in movesOf[vm])
                {
                    double since = ((slot + 0.5) * 0.01) - move.Start.TotalSeconds;
                    if (since < 0)
                    {
                        break;
                    }

                    double resume = move.Estimate.ResumeAt.TotalSeconds;
                    running = since > resume ? move.To : since > resume - move.Estimate.Downtime.TotalSeconds ? -1 : running;
                    active[move.From] |= since < move.Estimate.TotalTime.TotalSeconds;
                    memory = move.To;
                }

                active[memory] = true;
                if (running >= 0)
                {
                    mips[running] += scenario.Demand.DemandMips[vm][1];
                }
            }

            for (int host = 0; host < Hosts; host++)
            {
                double load = mips[host] / 1000;
                accounts[host].ActiveSeconds += active[host] ? 0.01 : 0;
                accounts[host].OverloadedSeconds += load > 1 + 1e-9 ? 0.01 : 0;
                accounts[host].LoadSeconds += load * 0.01;
                accounts[host].Joules += active[host] ? (100 + (100 * Math.Min(1, load))) * 0.01 : 0;
            }
        }

        return accounts;
    }
}
