using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Tests.Planning;

/// <summary>Seeded random problems in which both assignments are feasible, from nearly empty to too full to move.</summary>
internal static class RandomPlanningProblems
{
    /// <summary>The problem of a seed.</summary>
    public static PlanningProblem Of(int seed)
    {
        var random = new Random(seed);
        return Of(random, hosts: random.Next(2, 12), vms: random.Next(1, 40));
    }

    /// <summary>A problem of a size.</summary>
    public static PlanningProblem Of(Random random, int hosts, int vms)
    {
        int racks = random.Next(1, 4);
        var options = new TwoTierOptions
        {
            RackUplink = DataRate.FromMegabitsPerSecond(random.Next(500, 4000)),
            Core = DataRate.FromMegabitsPerSecond(random.Next(500, 8000)),
            ReservedShare = random.NextDouble() * 0.5,
        };
        Datacenter datacenter = SmallFleet.Datacenter(hosts, h => h % racks, options);
        var space = ResourceSpace.With(new Resource("disk", "B", IsTransient: true), new Resource("slots", "slots", IsTransient: false));
        ImmutableArray<ResourceVector> capacity =
            [.. datacenter.Hosts.Select(_ => new ResourceVector(1000, 1000 * SmallFleet.Megabyte, 5000, random.Next(5, 20)))];
        long[][] before = new long[hosts][];
        long[][] after = new long[hosts][];
        for (int h = 0; h < hosts; h++)
        {
            (before[h], after[h]) = (new long[4], new long[4]);
        }

        var usage = ImmutableArray.CreateBuilder<ResourceVector>();
        var initial = ImmutableArray.CreateBuilder<int>();
        var target = ImmutableArray.CreateBuilder<int>();
        for (int vm = 0; vm < vms; vm++)
        {
            var use = new ResourceVector(random.Next(0, 500), random.Next(1, 700) * SmallFleet.Megabyte, random.Next(0, 2000), random.Next(0, 3));
            if (Put(random, use, before, capacity) is { } from && Put(random, use, after, capacity) is { } to)
            {
                usage.Add(use);
                initial.Add(from);
                target.Add(to);
            }
        }

        return new PlanningProblem
        {
            Datacenter = datacenter,
            Vms = [.. usage.Select((_, i) => new Vm(i, $"vm-{i}", new VmType("any", CpuCapacity.FromMips(500), DataSize.FromGibibytes(1))))],
            Usage = usage.ToImmutable(),
            Capacity = capacity,
            Resources = space,
            Initial = new Assignment(initial.ToImmutable()),
            Target = new Assignment(target.ToImmutable()),
            Limits = new PlanningLimits
            {
                MaxConcurrentPerHost = random.Next(1, 4),
                MaxConcurrent = random.Next(3) == 0 ? random.Next(1, 4) : int.MaxValue,
                Deadline = random.Next(3) == 0 ? TimeSpan.FromSeconds(random.Next(2, 60)) : null,
                MinimumBandwidthShare = random.Next(1, 11) / 10.0,
            },
        };
    }

    private static int? Put(Random random, ResourceVector use, long[][] loads, ImmutableArray<ResourceVector> capacity)
    {
        for (int attempt = 0; attempt < 20; attempt++)
        {
            int host = random.Next(loads.Length);
            if (Enumerable.Range(0, 4).All(r => loads[host][r] + use[r] <= capacity[host][r]))
            {
                for (int r = 0; r < 4; r++)
                {
                    loads[host][r] += use[r];
                }

                return host;
            }
        }

        return null;
    }
}
