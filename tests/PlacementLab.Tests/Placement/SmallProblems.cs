using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Units;

namespace PlacementLab.Tests.Placement;

/// <summary>Small placement problems, by hand and by seed.</summary>
internal static class SmallProblems
{
    private const long MiB = 1048576;

    private static readonly HostType[] _types =
    [
        Type("small", 1000, 4096, [80, 85, 90, 95, 100, 104, 108, 112, 116, 118, 120]),
        Type("G5", 1500, 6144, [94, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135]),
    ];

    /// <summary>A problem of given hosts and VMs; host capacity (MIPS, MiB), VM usage (MIPS, MiB).</summary>
    public static PlacementProblem Of((long Mips, long MiB)[] hosts, (long Mips, long MiB)[] vms, params int[] initial)
    {
        ImmutableArray<Host> made = [.. hosts.Select((h, i) => new Host(i, $"host-{i}", Type("G5", h.Mips, h.MiB, _types[1].PowerCurve.Watts), 0))];
        return Of(made, vms, initial);
    }

    /// <summary>3 to 6 VMs on 2 to 4 hosts with every term and a random choice of constraints; the initial assignment may overload.</summary>
    public static PlacementProblem Random(int seed, bool withConstraints = true)
    {
        var random = new Random(seed);
        int hostCount = random.Next(2, 5);
        int vmCount = random.Next(3, 7);
        ImmutableArray<Host> hosts = [.. Enumerable.Range(0, hostCount).Select(i => new Host(i, $"host-{i}", _types[random.Next(2)], 0))];
        (long, long)[] vms = [.. Enumerable.Range(0, vmCount).Select(_ => (random.NextInt64(50, 700), random.NextInt64(128, 2500)))];
        int[] initial = [.. Enumerable.Range(0, vmCount).Select(_ => random.Next(hostCount))];
        PlacementProblem problem = Of(hosts, vms, initial) with { Objective = EveryTerm(hosts, vmCount, random) };
        return withConstraints ? problem with { Constraints = SomeConstraints(problem, random) } : problem;
    }

    /// <summary>All four terms.</summary>
    public static Objective EveryTerm(ImmutableArray<Host> hosts, int vmCount, Random random)
    {
        var tables = _types.ToDictionary(t => t.Name, _ => Table(random));
        return new Objective
        {
            HostTerms =
            [
                (new EnergyTerm(TimeSpan.FromHours(1), 0.3), 1),
                (new PredictedOverloadTerm([.. hosts.Select(h => tables[h.Type.Name])], 0.2), 1.5),
                (new BalanceTerm(), 0.1),
            ],
            MoveTerms = [(new MigrationCostTerm(Enumerable.Range(0, vmCount).Select(_ => 0.01 * random.NextDouble())), 1)],
        };
    }

    /// <summary>Capacity always, each other constraint by the toss of a coin.</summary>
    public static ImmutableArray<IPlacementConstraint> SomeConstraints(PlacementProblem problem, Random random)
    {
        int Vm() => random.Next(problem.VmCount);
        int Host() => random.Next(problem.HostCount);
        ImmutableArray<DataSize> data = [.. problem.Usage.Select(u => DataSize.FromBytes(u.MemoryBytes))];
        ImmutableArray<TimeSpan> downtime = [.. problem.Vms.Select(_ => TimeSpan.FromMilliseconds(random.Next(100, 500)))];
        IPlacementConstraint[] others =
        [
            new SpreadConstraint(Vm(), Vm(), Vm()),
            new FenceConstraint([Vm(), Vm()], [Host(), Host()]),
            new RootConstraint(Vm()),
            new OfflineConstraint(Host()),
            new BandwidthBudgetConstraint(data)
            {
                Total = DataSize.FromMebibytes(random.Next(1000, 8000)),
                OutOfHost = random.Next(2) == 0 ? null : DataSize.FromMebibytes(random.Next(500, 4000)),
                IntoHost = random.Next(2) == 0 ? null : DataSize.FromMebibytes(random.Next(500, 4000)),
            },
            new DowntimeSlaConstraint(downtime, [.. problem.Vms.Select(_ => TimeSpan.FromMilliseconds(400))]),
        ];
        return [new CapacityConstraint { CpuOverbooking = problem.VmCount % 2 == 0 ? 1 : 1.25 }, .. others.Where(_ => random.Next(2) == 0)];
    }

    /// <summary>An assignment drawn at random.</summary>
    public static Assignment AnyAssignment(PlacementProblem problem, Random random) =>
        new([.. Enumerable.Range(0, problem.VmCount).Select(_ => random.Next(problem.HostCount))]);

    /// <summary>Every assignment of a small problem.</summary>
    public static IEnumerable<Assignment> AllAssignments(PlacementProblem problem)
    {
        int count = (int)Math.Pow(problem.HostCount, problem.VmCount);
        for (int code = 0; code < count; code++)
        {
            int[] hostOf = new int[problem.VmCount];
            for (int vm = 0, rest = code; vm < hostOf.Length; vm++, rest /= problem.HostCount)
            {
                hostOf[vm] = rest % problem.HostCount;
            }

            yield return new Assignment([.. hostOf]);
        }
    }

    private static PlacementProblem Of(ImmutableArray<Host> hosts, (long Mips, long MiB)[] vms, int[] initial)
    {
        var vmType = new VmType("vm", CpuCapacity.FromMips(1000), DataSize.FromMebibytes(1024));
        return new PlacementProblem
        {
            Datacenter = new Datacenter(hosts, Topology.TwoTier(hosts, new TwoTierOptions())),
            Vms = [.. vms.Select((_, i) => new Vm(i, $"vm-{i}", vmType))],
            Usage = [.. vms.Select(v => new ResourceVector(v.Mips, v.MiB * MiB))],
            Capacity = [.. hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))],
            Initial = new Assignment([.. initial]),
        };
    }

    private static HostType Type(string name, long mips, long mebibytes, IReadOnlyList<double> watts) => new(
        name, CpuCapacity.FromMips(mips), DataSize.FromMebibytes(mebibytes), DataRate.FromMegabitsPerSecond(1000), new PowerCurve(watts));

    private static OverloadPenaltyTable Table(Random random) =>
        new(0.05, [.. Enumerable.Range(0, 26).Select(_ => Math.Round(random.NextDouble(), 2)).Order()]);
}
