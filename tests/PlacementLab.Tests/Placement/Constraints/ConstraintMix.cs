using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Units;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>Constraints of every kind, drawn for a small problem.</summary>
internal static class ConstraintMix
{
    /// <summary>One of every kind, some kinds also in their variants.</summary>
    public static ImmutableArray<IPlacementConstraint> OfEveryKind(PlacementProblem problem, Random random) =>
        [.. Tolerant(problem, random), .. OfGroups(problem, random), .. OfHosts(problem, random), .. OfParts(problem, random)];

    /// <summary>A small problem with capacity and a few constraints of any kind.</summary>
    public static PlacementProblem Problem(int seed)
    {
        PlacementProblem problem = SmallProblems.Random(seed, withConstraints: false);
        var random = new Random(seed + 1000);
        IPlacementConstraint[] all = [.. OfEveryKind(problem, random)];
        random.Shuffle(all);
        return problem with { Constraints = [new CapacityConstraint { IsStrict = seed % 2 == 0 }, .. all.Take(random.Next(1, 5))] };
    }

    private static IEnumerable<IPlacementConstraint> Tolerant(PlacementProblem problem, Random random)
    {
        ImmutableArray<DataSize> data = [.. problem.Usage.Select(u => DataSize.FromBytes(u.MemoryBytes))];
        ImmutableArray<TimeSpan> downtime = [.. problem.Vms.Select(_ => TimeSpan.FromMilliseconds(random.Next(100, 500)))];
        return
        [
            new CapacityConstraint { CpuOverbooking = 1.25 },
            new CapacityConstraint { CountsTransient = true },
            new CapacityConstraint { CountsTransient = true, IsStrict = true },
            new SpreadConstraint(Vms(problem, random, 3)),
            new SpreadConstraint(Vms(problem, random, 3)) { IsStrict = true },
            new FenceConstraint(Vms(problem, random, 2), Hosts(problem, random, 2)),
            new FenceConstraint(Vms(problem, random, 2), Hosts(problem, random, 2)) { IsStrict = true },
            new RootConstraint(Vms(problem, random, 1)),
            new BandwidthBudgetConstraint(data) { Total = DataSize.FromMebibytes(random.Next(1000, 8000)), IntoHost = DataSize.FromMebibytes(3000) },
            new DowntimeSlaConstraint(downtime, [.. problem.Vms.Select(_ => TimeSpan.FromMilliseconds(400))]),
        ];
    }

    private static IEnumerable<IPlacementConstraint> OfGroups(PlacementProblem problem, Random random)
    {
        int[] shuffled = Vms(problem, random, problem.VmCount);
        return
        [
            new GatherConstraint(Vms(problem, random, 2)),
            new SplitConstraint(shuffled.Take(1), shuffled.Skip(1).Take(2), shuffled.Skip(3).Take(1)),
            new BanConstraint(Vms(problem, random, 2), Hosts(problem, random, 1)),
            new LonelyConstraint(Vms(problem, random, 2)),
            new PreserveConstraint(Vms(problem, random, 2), ResourceSpace.Cpu, random.NextInt64(300, 900)),
            new PreserveConstraint(ResourceSpace.Cpu, Vms(problem, random, 2).Select(v => (v, random.NextInt64(300, 900)))),
        ];
    }

    private static IEnumerable<IPlacementConstraint> OfHosts(PlacementProblem problem, Random random) =>
    [
        new OfflineConstraint(Hosts(problem, random, 1)),
        new OnlineConstraint(Hosts(problem, random, 2)),
        new QuarantineConstraint(Hosts(problem, random, 1)),
        new OverbookConstraint(Hosts(problem, random, 2), random.Next(2), random.Next(2) == 0 ? 1.3 : 0.8),
        new MaxOnlineConstraint(Hosts(problem, random, 3), random.Next(1, 3)),
        new RunningCapacityConstraint(Hosts(problem, random, 2), random.Next(1, problem.VmCount)),
        new ResourceCapacityConstraint(Hosts(problem, random, 2), ResourceSpace.Cpu, random.NextInt64(300, 1500)),
    ];

    private static IEnumerable<IPlacementConstraint> OfParts(PlacementProblem problem, Random random)
    {
        int[] vms = Vms(problem, random, problem.VmCount);
        int[] hosts = Hosts(problem, random, problem.HostCount);
        ImmutableArray<int> parts = [.. Enumerable.Range(0, problem.HostCount).Select(_ => random.Next(3))];
        int[][] halves = [hosts[..(hosts.Length / 2)], hosts[(hosts.Length / 2)..Math.Min(hosts.Length, 3)]];
        return
        [
            new AmongConstraint(Vms(problem, random, 2), halves),
            new SplitAmongConstraint([vms[..1], vms[1..3]], halves),
            new ZoneSpreadConstraint(Vms(problem, random, 2), parts),
            new MinimumSpreadConstraint(Vms(problem, random, 3), parts, 2),
            new DependencyConstraint(Vms(problem, random, 2), Vms(problem, random, 2), parts),
        ];
    }

    private static int[] Vms(PlacementProblem problem, Random random, int count) => Draw(problem.VmCount, random, count);

    private static int[] Hosts(PlacementProblem problem, Random random, int count) => Draw(problem.HostCount, random, count);

    private static int[] Draw(int of, Random random, int count)
    {
        int[] all = [.. Enumerable.Range(0, of)];
        random.Shuffle(all);
        return all[..Math.Min(of, count)];
    }
}
