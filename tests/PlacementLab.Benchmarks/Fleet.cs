using System.Collections.Immutable;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Planning;
using PlacementLab.Traces.HostTypes;
using PlacementLab.Units;

namespace PlacementLab.Benchmarks;

/// <summary>A seeded fleet of the size of the PlanetLab experiment: 1,052 VMs on 800 hosts.</summary>
internal static class Fleet
{
    public const int Hosts = 800;
    public const int Vms = 1052;
    private const int HostsPerRack = 20;

    private static readonly VmType[] _sizes =
    [
        new("high-cpu", CpuCapacity.FromMips(2500), DataSize.FromMebibytes(3750)),
        new("extra-large", CpuCapacity.FromMips(2000), DataSize.FromMebibytes(1740)),
        new("small", CpuCapacity.FromMips(1000), DataSize.FromMebibytes(1740)),
        new("micro", CpuCapacity.FromMips(500), DataSize.FromMebibytes(613)),
    ];

    /// <summary>A placement problem with the objective of the main job.</summary>
    public static PlacementProblem Placement()
    {
        Datacenter datacenter = Datacenter();
        var random = new Random(1);
        ImmutableArray<Vm> vms = [.. Enumerable.Range(0, Vms).Select(i => new Vm(i, $"vm-{i}", _sizes[i % _sizes.Length]))];
        var risk = new OverloadPenaltyTable(0.05, [.. Enumerable.Range(0, 30).Select(bin => Math.Min(1, bin / 30.0))]);
        return new PlacementProblem
        {
            Datacenter = datacenter,
            Vms = vms,
            Usage = [.. vms.Select(vm => new ResourceVector(1 + (long)(vm.Type.Cpu.Mips * random.NextDouble()), vm.Type.Memory.Bytes))],
            Capacity = [.. datacenter.Hosts.Select(h => new ResourceVector(h.Type.Cpu.Mips, h.Type.Memory.Bytes))],
            Initial = new Assignment([.. vms.Select(vm => vm.Index % Hosts)]),
            Constraints = [new CapacityConstraint()],
            Objective = new Objective
            {
                HostTerms =
                [
                    (new PredictedOverloadTerm([.. datacenter.Hosts.Select(_ => risk)], 1), 1),
                    (new EnergyTerm(TimeSpan.FromMinutes(5), 0.2), 1),
                ],
                MoveTerms = [(new MigrationCostTerm(vms.Select(vm => vm.Type.Memory.TotalGibibytes)), 0.01)],
            },
        };
    }

    /// <summary>The task to move the first VMs to the next host each.</summary>
    /// <param name="moves">Number of VMs that move.</param>
    public static PlanningProblem Planning(int moves)
    {
        PlacementProblem placement = Placement();
        return new PlanningProblem
        {
            Datacenter = placement.Datacenter,
            Vms = placement.Vms,
            Usage = [.. placement.Usage.Select(u => new ResourceVector(1, u.MemoryBytes))],
            Capacity = placement.Capacity,
            Initial = placement.Initial,
            Target = new Assignment([.. placement.Initial.HostOf.Select((host, vm) => vm < moves ? (host + 1) % Hosts : host)]),
        };
    }

    private static Datacenter Datacenter()
    {
        HostType[] types = [.. new[] { "hp-proliant-ml110-g4", "hp-proliant-ml110-g5" }
            .Select(name => HostTypeCatalog.Find(name, "benchmarks") with { Memory = DataSize.FromGibibytes(16) })];
        ImmutableArray<Host> hosts = [.. Enumerable.Range(0, Hosts).Select(i => new Host(i, $"host-{i}", types[i % 2], i / HostsPerRack))];
        return new Datacenter(hosts, Topology.TwoTier(hosts, new TwoTierOptions { HostsPerRack = HostsPerRack }));
    }
}
