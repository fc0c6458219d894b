using System.Collections.Immutable;
using PlacementLab.Experiments.Results;
using PlacementLab.Infrastructure;
using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Prediction.Overload;
using PlacementLab.Simulation;
using PlacementLab.Units;

namespace PlacementLab.Tests.Support;

/// <summary>A small experiment with hand-set numbers: 8 hosts in 2 racks, 16 VMs, 8 hours, 9 runs, a plan of 7 migrations.</summary>
public static class SampleResults
{
    private const int Intervals = 96;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    /// <summary>Downtime per migration in s by scheme, in the order of the enumeration.</summary>
    public static readonly ImmutableArray<double> DowntimeSeconds = [0.21, 0.064, 0.118, 24.6];

    /// <summary>The whole experiment.</summary>
    public static ExperimentResult Full() => new()
    {
        Dataset = "google2011-sample",
        Goal = "proactive",
        Seed = 1,
        Datacenter = Datacenter(),
        VmNames = [.. Plan().Problem.Vms.Select(v => v.Name)],
        Step = Step,
        TestStart = 2304,
        Runs = [Unmanaged(), .. Migrating("reactive-threshold", 31, 44.1, 3.25), .. Migrating("predictive-cp-sat", 22, 42.7, 0.75)],
        Solvers = Solvers(),
        Prediction = Prediction(),
        Assumptions = ["Dirty-page rates are assumed: public traces carry none.", "Hosts & VMs: sizes <assigned> round-robin."],
        Conclusion = "predictive-cp-sat with hybrid wins: it cuts overload from 9.5 h to 0.75 h and takes 2.6 % more energy than no-migration.",
    };

    /// <summary>An experiment of one run in which nothing moved, nothing was predicted and nothing solved.</summary>
    public static ExperimentResult NothingMoved() => Full() with { Runs = [Unmanaged()], Solvers = [], Prediction = [] };

    /// <summary>An experiment without a run.</summary>
    public static ExperimentResult Empty() => NothingMoved() with { Runs = [] };

    /// <summary>The hosts and network: 8 hosts with 1 Gbit/s NICs in 2 racks, 30 % of every link reserved.</summary>
    public static Datacenter Datacenter()
    {
        var curve = new PowerCurve(86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117);
        var type = new HostType("hp-proliant-ml110-g4", CpuCapacity.FromMips(3720), DataSize.FromGibibytes(16), DataRate.FromMegabitsPerSecond(1000), curve);
        ImmutableArray<Host> hosts = [.. Enumerable.Range(0, 8).Select(i => new Host(i, $"host-{i}", type, i / 4))];
        return new Datacenter(hosts, Topology.TwoTier(hosts, new TwoTierOptions { HostsPerRack = 4 }));
    }

    /// <summary>A plan of seven pre-copy migrations, one of them the detour that breaks a cycle.</summary>
    public static PlanRecord Plan()
    {
        Datacenter datacenter = Datacenter();
        var type = new VmType("medium", CpuCapacity.FromMips(1000), DataSize.FromMebibytes(1740));
        ImmutableArray<Vm> vms = [.. Enumerable.Range(0, 16).Select(i => new Vm(i, i == 3 ? "job-6251<&>\"414\"" : $"job-6251{i:000}414", type))];
        PlannedMigration[] moves =
        [
            Move(3, (2, 1), 0, 350), Move(4, (2, 5), 0, 350), Move(9, (6, 7), 0, 700), Move(5, (2, 0), 41.2, 350),
            Move(8, (4, 3), 41.2, 350) with { IsBypass = true }, Move(11, (6, 4), 52, 525), Move(8, (3, 6), 84, 700),
        ];
        var initial = new Assignment([.. vms.Select(v => v.Index / 2)]);
        var problem = new PlanningProblem
        {
            Datacenter = datacenter,
            Vms = vms,
            Usage = [.. vms.Select(_ => new ResourceVector(900, 1_400_000_000))],
            Capacity = [.. datacenter.Hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))],
            Initial = initial,
            Target = new Assignment([.. vms.Select(v => moves.LastOrDefault(m => m.Vm == v.Index)?.To ?? initial[v.Index])]),
        };
        return new PlanRecord(2311, problem, new MigrationPlan([.. moves], [new UnplannedMove(13, 6, 2, "its memory does not fit", [])]));
    }

    private static readonly MigrationScheme[] Schemes =
        [MigrationScheme.PreCopy, MigrationScheme.PostCopy, MigrationScheme.Hybrid, MigrationScheme.StopAndCopy];

    private static PlannedMigration Move(int vm, (int From, int To) hosts, double startSeconds, double megabits)
    {
        double total = 1.4e9 * (1 + (vm % 4 * 0.12)) * 8 / (megabits * 1e6);
        return new PlannedMigration
        {
            Vm = vm,
            From = hosts.From,
            To = hosts.To,
            Start = TimeSpan.FromSeconds(startSeconds),
            Bandwidth = DataRate.FromMegabitsPerSecond(megabits),
            Estimate = new MigrationEstimate
            {
                Scheme = MigrationScheme.PreCopy,
                TotalTime = TimeSpan.FromSeconds(total),
                ResumeAt = TimeSpan.FromSeconds(total - 0.1),
                Downtime = TimeSpan.FromSeconds(0.2),
                Traffic = DataSize.FromBytes((long)(1.4e9 * (1 + (vm % 4 * 0.12)))),
                Rounds = 3,
                Converged = true,
                Slowdown = TimeSpan.FromSeconds(total * 0.05),
                Energy = Energy.FromJoules(total * 12),
                ResidualRisk = 1e-6,
            },
        };
    }

    private static SimulationResult Unmanaged() => new()
    {
        Policy = "no-migration",
        Scheme = "none",
        Energy = Energy.FromJoules(41.6 * 3.6e6),
        Migrations = new MigrationTotals(),
        Sla = new SlaMetrics(0.1484, 0),
        OverloadedHostHours = 9.5,
        Score = new PlanScore(8.32, 9.5, 0, 0, 0, 0),
        Intervals = Records(1, predicts: false),
        PlansChecked = 0,
    };

    private static IEnumerable<SimulationResult> Migrating(string policy, int count, double energyKwh, double overloadedHours) =>
        Schemes.Select(scheme => Run((policy, scheme), count, energyKwh, overloadedHours));

    private static SimulationResult Run((string Policy, MigrationScheme Scheme) name, int count, double energyKwh, double overloadedHours)
    {
        int s = (int)name.Scheme;
        double kwh = energyKwh + new[] { 0.05, 0.012, 0.0, 0.021 }[s];
        double hours = overloadedHours + new[] { 0.083, 0.0, 0.0, 0.25 }[s];
        var totals = new MigrationTotals
        {
            Count = count + s,
            Downtime = TimeSpan.FromSeconds(DowntimeSeconds[s] * (count + s)),
            TotalTime = TimeSpan.FromSeconds(new[] { 31.5, 24.9, 27.2, 24.6 }[s] * (count + s)),
            Slowdown = TimeSpan.FromSeconds(new[] { 1.6, 9.1, 3.0, 0.0 }[s] * (count + s)),
            Traffic = DataSize.FromBytes((long)(new[] { 1.92e9, 1.41e9, 1.58e9, 1.41e9 }[s] * (count + s))),
            Energy = Energy.FromJoules(300 * count),
            ExpectedLosses = s is 1 or 2 ? 2.1e-4 : 1e-6,
            NotConverged = s == 0 ? 2 : 0,
        };
        bool predicts = name.Policy.StartsWith("predictive", StringComparison.Ordinal);
        return new SimulationResult
        {
            Policy = name.Policy,
            Scheme = MigrationSchemeNames.NameOf(name.Scheme),
            Energy = Energy.FromJoules(kwh * 3.6e6),
            Migrations = totals,
            Sla = new SlaMetrics(hours / 64, (totals.Downtime + totals.Slowdown).TotalHours / (16 * 8)),
            OverloadedHostHours = hours,
            Score = PlanScore.Of(kwh, hours, totals, new ScoreWeights()),
            Intervals = Records(predicts ? 0.8 : 0.9, predicts),
            BusiestPlan = Plan(),
            PlansChecked = count / 2,
        };
    }

    private static ImmutableArray<IntervalRecord> Records(double swing, bool predicts) => [.. Enumerable.Range(0, Intervals).Select(i =>
    {
        ImmutableArray<float> load = [.. Enumerable.Range(0, 8).Select(h => Load(h, i, swing))];
        return new IntervalRecord
        {
            Sample = 2304 + i,
            ActiveHosts = 8,
            OverloadedHosts = load.Count(l => l > 1),
            MeanWatts = 860,
            Migrations = 0,
            LoadRatio = load,
            PredictedOverload = predicts ? [.. Enumerable.Range(0, 8).Select(h => Probability(h, i, swing))] : [],
        };
    })];

    private static float Load(int host, int interval, double swing) => (float)(0.55 + (0.03 * host)
        + (swing * (host == 2 ? 0.5 : 0.2) * Math.Sin((interval + (host * 7)) / 11.0))
        + (0.05 * Math.Sin(interval * (1.7 + (host * 0.31)))));

    private static float Probability(int host, int interval, double swing) =>
        (float)(1 / (1 + Math.Exp(-18 * (Load(host, interval + 6, swing) - 0.93))));

    private static ImmutableArray<SolverTrace> Solvers()
    {
        var best = new Assignment([.. Enumerable.Range(0, 16).Select(v => v / 2)]);
        SolverResult Solved(long iterations, SolveStatus status, params (long Iteration, double Cost)[] path) => new()
        {
            Best = best,
            Status = status,
            StopReason = StopReason.Completed,
            Cost = path[^1].Cost,
            Iterations = iterations,
            Elapsed = TimeSpan.FromSeconds(1.5),
            Trajectory = [.. path.Select(p => new TrajectoryPoint(p.Iteration, TimeSpan.FromMilliseconds(p.Iteration), p.Cost))],
        };
        return
        [
            new("best-fit decreasing", Solved(16, SolveStatus.Feasible, (16, 14.2))),
            new("local search", Solved(24_000, SolveStatus.Feasible, (0, 15.8), (12, 14.6), (90, 13.1), (410, 12.2), (2_600, 11.7), (9_100, 11.55))),
            new("cp-sat", Solved(1_830, SolveStatus.Optimal, (1, 15.8), (40, 12.9), (310, 11.6), (1_400, 11.4)) with { Bound = 11.4, BoundName = "CP-SAT, all moves of the neighbourhood" }),
        ];
    }

    private static ImmutableArray<OverloadScore> Prediction() =>
    [
        Score("learned", 0.71, 0.031, [(0.02, 0.015, 8200), (0.14, 0.12, 610), (0.25, 0.27, 300), (0.35, 0.31, 190), (0.45, 0.5, 120), (0.55, 0.52, 95), (0.66, 0.7, 80), (0.75, 0.71, 70), (0.85, 0.88, 66), (0.95, 0.93, 69)]),
        Score("EWMA", 0.58, 0.042, [(0.01, 0.03, 8500), (0.15, 0.2, 450), (0.35, 0.3, 310), (0.55, 0.44, 250), (0.94, 0.71, 290)]),
        Score("last value", 0.55, 0.047, [(0.0, 0.035, 8900), (0.45, 0.36, 500), (1.0, 0.66, 400)]),
        Score("seasonal naive", 0.31, 0.06, [(0.0, 0.05, 9100), (1.0, 0.4, 700)]),
    ];

    private static OverloadScore Score(string name, double precision, double brier, (double Predicted, double Observed, int Count)[] bins) => new(
        name, 9800, 640, precision, brier, [.. bins.Select(b => new ReliabilityBin(b.Predicted, b.Observed, b.Count))]);
}
