using System.Collections.Immutable;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>What a part of a problem keeps of a constraint.</summary>
/// <param name="vmsInside">The VMs of a list that are in the part, by their numbers there.</param>
/// <param name="hostsInside">The same for hosts.</param>
/// <param name="vms">VMs of the part by their numbers in the whole.</param>
/// <param name="hosts">Hosts of the part by their numbers in the whole.</param>
internal sealed class ConstraintPart(Func<IEnumerable<int>, int[]> vmsInside, Func<IEnumerable<int>, int[]> hostsInside, int[] vms, int[] hosts)
{
    /// <summary>The constraint in the part; null where it says nothing there.</summary>
    public IPlacementConstraint? Of(IPlacementConstraint constraint) => constraint switch
    {
        CapacityConstraint => constraint,
        SpreadConstraint c => vmsInside(c.Vms) is { Length: > 1 } inside ? new SpreadConstraint(inside) { IsStrict = c.IsStrict, IsContinuous = c.IsContinuous } : null,
        GatherConstraint c => Some(vmsInside(c.Vms), v => new GatherConstraint(v) { IsContinuous = c.IsContinuous }),
        LonelyConstraint c => Some(vmsInside(c.Vms), v => new LonelyConstraint(v) { IsContinuous = c.IsContinuous }),
        RootConstraint c => Some(vmsInside(c.Vms), v => new RootConstraint(v)),
        BanConstraint c => Some(vmsInside(c.Vms), v => new BanConstraint(v, hostsInside(c.Hosts)) { IsContinuous = c.IsContinuous }),
        FenceConstraint c => Some(vmsInside(c.Vms), v => new FenceConstraint(v, hostsInside(c.Hosts)) { IsStrict = c.IsStrict, IsContinuous = c.IsContinuous }),
        SplitConstraint c => new SplitConstraint(c.Groups.Select(g => vmsInside(g)).Where(g => g.Length > 0)) { IsContinuous = c.IsContinuous },
        AmongConstraint c => Some(vmsInside(c.Vms), v => new AmongConstraint(v, c.Parts.Select(p => hostsInside(p))) { IsContinuous = c.IsContinuous }),
        SplitAmongConstraint c => Some(vmsInside(c.Groups.SelectMany(g => g)), _ => new SplitAmongConstraint(
            c.Groups.Select(g => vmsInside(g)), c.Parts.Select(p => hostsInside(p)))
        { IsContinuous = c.IsContinuous }),
        _ => NamesHosts(constraint) ? OfHosts(constraint) : OfLabels(constraint),
    };

    private static IPlacementConstraint? Some(int[] members, Func<int[], IPlacementConstraint> make) => members.Length == 0 ? null : make(members);

    private static bool NamesHosts(IPlacementConstraint constraint) => constraint is OfflineConstraint or OnlineConstraint or QuarantineConstraint
        or OverbookConstraint or MaxOnlineConstraint or RunningCapacityConstraint or ResourceCapacityConstraint;

    private IPlacementConstraint? OfHosts(IPlacementConstraint constraint) => constraint switch
    {
        OfflineConstraint c => Some(hostsInside(c.Hosts), h => new OfflineConstraint(h) { IsContinuous = c.IsContinuous }),
        OnlineConstraint c => Some(hostsInside(c.Hosts), h => new OnlineConstraint(h) { IsContinuous = c.IsContinuous }),
        QuarantineConstraint c => Some(hostsInside(c.Hosts), h => new QuarantineConstraint(h)),
        OverbookConstraint c => Some(hostsInside(c.Hosts), h => new OverbookConstraint(h, c.Resource, c.Ratio) { IsContinuous = c.IsContinuous }),
        MaxOnlineConstraint c => Some(hostsInside(c.Hosts), h => new MaxOnlineConstraint(h, c.Most) { IsContinuous = c.IsContinuous }),
        RunningCapacityConstraint c => Some(hostsInside(c.Hosts), h => new RunningCapacityConstraint(h, c.Most) { IsContinuous = c.IsContinuous }),
        ResourceCapacityConstraint c => Some(hostsInside(c.Hosts), h => new ResourceCapacityConstraint(h, c.Resource, c.Most) { IsContinuous = c.IsContinuous }),
        _ => throw new ArgumentException($"{constraint.Name} names no hosts.", nameof(constraint)),
    };

    private IPlacementConstraint? OfLabels(IPlacementConstraint constraint) => constraint switch
    {
        ZoneSpreadConstraint c => Some(vmsInside(c.Vms), v => new ZoneSpreadConstraint(v, Labels(c.ZoneOfHost)) { IsContinuous = c.IsContinuous }),
        MinimumSpreadConstraint c => Some(vmsInside(c.Vms), v => new MinimumSpreadConstraint(v, Labels(c.LocationOfHost), c.Least)),
        DependencyConstraint c => Some(vmsInside(c.Dependents), v => new DependencyConstraint(v, vmsInside(c.Needed), Labels(c.NeighbourhoodOfHost))),
        PreserveConstraint c => Preserve(c),
        DowntimeSlaConstraint c => new DowntimeSlaConstraint([.. vms.Select(v => c.PredictedDowntime[v])], [.. vms.Select(v => c.Limit[v])]),
        BandwidthBudgetConstraint c => new BandwidthBudgetConstraint([.. vms.Select(v => c.DataToMove[v])]) { Total = c.Total, OutOfHost = c.OutOfHost, IntoHost = c.IntoHost },
        _ => constraint,
    };

    private IPlacementConstraint? Preserve(PreserveConstraint constraint)
    {
        (int Vm, long Amount)[] inside = [.. constraint.Vms.Zip(constraint.Amounts).SelectMany(p => vmsInside([p.First]).Select(v => (v, p.Second)))];
        return inside.Length == 0 ? null : new PreserveConstraint(constraint.Resource, inside);
    }

    private ImmutableArray<int> Labels(ImmutableArray<int> ofHost) => [.. hosts.Select(h => ofHost[h])];
}
