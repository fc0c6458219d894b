using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Demand;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>
/// The placement problem of an interval: VMs that leave overloaded hosts, and all VMs of some hosts with little load (givers), are to be
/// put on other hosts, on each of which the VMs that stay count as one that may not move. Hosts that are asleep are offered only if VMs leave
/// overloaded hosts. CPU above <see cref="FullShare"/> of a host is penalised.
/// </summary>
/// <param name="draft">Loads.</param>
/// <param name="rules">Horizon and prices.</param>
internal sealed class SolverProblem(Draft draft, PhysicalRules rules)
{
    private const int MostByLoad = 30;
    private const int MostByMemory = 30;
    private const int MostAsleep = 4;
    private const double FullShare = 0.8;
    private const double BinWidth = 0.05;
    private const int Bins = 21;
    private const double PenaltyKwh = 10;

    /// <summary>Givers at most.</summary>
    public const int MostGivers = 16;

    private readonly List<int> _givers = [];
    private readonly List<int> _hosts = [];
    private readonly List<int> _vms = [];

    /// <summary>The rules.</summary>
    public PhysicalRules Rules => rules;

    /// <summary>Hosts to be emptied.</summary>
    public IReadOnlyList<int> Givers => _givers;

    /// <summary>The problem, after <see cref="Prepare"/> returned true.</summary>
    public PlacementProblem? Problem { get; private set; }

    /// <summary>Builds the problem; false if nothing could move.</summary>
    /// <param name="view">The fleet.</param>
    /// <param name="relief">VMs that leave overloaded hosts.</param>
    /// <param name="givers">Hosts to be emptied, at most.</param>
    public bool Prepare(FleetView view, OverloadRelief relief, int givers)
    {
        ChooseHosts(view, [.. relief.Overloaded], (givers, relief.Leaving.Count > 0));
        _vms.Clear();
        _vms.AddRange(relief.Leaving.Order());
        foreach (int giver in _givers)
        {
            _vms.AddRange(view.VmsOn(giver));
        }

        if (_vms.Count == 0 || _hosts.Count == 0)
        {
            return false;
        }

        Problem = Build(view);
        return true;
    }

    /// <summary>The moves of an answer.</summary>
    public ImmutableArray<VmMove> MovesOf(Assignment answer) =>
    [
        .. Enumerable.Range(0, _vms.Count).Select(i => new VmMove(_vms[i], _hosts[answer[i]])),
    ];

    private double Share(int host) => draft.Mips[host] / draft.Fleet.HostMips[host];

    private void ChooseHosts(FleetView view, HashSet<int> overloaded, (int Givers, bool Wakes) look)
    {
        (int givers, bool wakes) = look;
        int[] free = [.. Enumerable.Range(0, draft.Fleet.HostCount).Where(h => !view.IsBusy(h) && !overloaded.Contains(h))];
        int[] on = [.. free.Where(h => view.ModeOf(h) == HostMode.On && draft.VmCount[h] > 0 && Share(h) < FullShare).OrderBy(Share)];
        _givers.Clear();
        _givers.AddRange(on.Take(Math.Min(givers, on.Length / 2)));
        long least = draft.Fleet.VmMemoryBytes.Min();
        int[] roomy = [.. on[_givers.Count..].Where(h => draft.FreeBytes[h] >= least).Reverse()];
        _hosts.Clear();
        _hosts.AddRange(roomy.Take(MostByLoad).Union(roomy.OrderByDescending(h => draft.FreeBytes[h]).Take(MostByMemory)));
        _hosts.AddRange(free.Where(h => view.ModeOf(h) == HostMode.Asleep).Take(wakes ? MostAsleep : 0));
        _hosts.Sort();
    }

    private PlacementProblem Build(FleetView view)
    {
        FleetArrays fleet = draft.Fleet;
        var position = _hosts.Select((host, i) => (host, i)).ToDictionary(p => p.host, p => p.i);
        Host[] hosts = [.. _hosts.Select((h, i) => view.Scenario.Datacenter.Hosts[h] with { Index = i })];
        int[] staying = [.. _hosts.Where(h => draft.VmCount[h] > 0)];
        ImmutableArray<ResourceVector> usage =
        [
            .. _vms.Select(vm => Usage(draft.VmMips(vm), fleet.VmMemoryBytes[vm])),
            .. staying.Select(h => Usage(draft.Mips[h], fleet.HostMemoryBytes[h] - draft.FreeBytes[h])),
        ];
        return new PlacementProblem
        {
            Datacenter = new Datacenter([.. hosts], Topology.TwoTier(hosts, view.Scenario.Datacenter.Topology.Options)),
            Vms = [.. usage.Select((u, i) => new Vm(i, Name(i), new VmType("", CpuCapacity.FromMips(u.CpuMips), DataSize.FromBytes(u.MemoryBytes))))],
            Usage = usage,
            Capacity = [.. _hosts.Select(h => new ResourceVector((long)fleet.HostMips[h], fleet.HostMemoryBytes[h]))],
            Initial = new Assignment(
            [
                .. _vms.Select(_ => Assignment.Unplaced),
                .. staying.Select(h => position[h]),
            ]),
            Constraints = [new CapacityConstraint(), new RootConstraint(Enumerable.Range(_vms.Count, staying.Length))],
            Objective = Cost(),
        };
    }

    private static ResourceVector Usage(double mips, long bytes) => new(Math.Max(1, (long)Math.Ceiling(mips)), bytes);

    private string Name(int vm) => vm < _vms.Count
        ? string.Create(CultureInfo.InvariantCulture, $"vm-{_vms[vm]}")
        : string.Create(CultureInfo.InvariantCulture, $"those that stay, {vm}");

    private Objective Cost()
    {
        var full = new OverloadPenaltyTable(BinWidth, [.. Enumerable.Range(0, Bins).Select(bin => bin * BinWidth < FullShare - (BinWidth / 2) ? 0.0 : 1)]);
        return new Objective
        {
            HostTerms =
            [
                (new EnergyTerm(rules.GainHorizon, 1), 1),
                (new PredictedOverloadTerm([.. _hosts.Select(_ => full)], PenaltyKwh), 1),
            ],
        };
    }
}
