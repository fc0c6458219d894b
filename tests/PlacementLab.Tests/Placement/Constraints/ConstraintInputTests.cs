using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>Data that do not fit the problem: two VMs on two hosts.</summary>
public sealed class ConstraintInputTests
{
    private static readonly PlacementProblem _problem = SmallProblems.Of([(1000, 4096), (1000, 2048)], [(300, 512), (200, 1024)], 0, 1);

    public static TheoryData<IPlacementConstraint, string> Bad => new()
    {
        { new GatherConstraint(0, 2), "GatherConstraint.Vms: found VM 2, expected a VM from 0 to 1." },
        { new AmongConstraint([5], [[0]]), "AmongConstraint.Vms: found VM 5, expected a VM from 0 to 1." },
        { new AmongConstraint([0], [[0], [2]]), "AmongConstraint.Parts: found host 2, expected a host from 0 to 1." },
        { new AmongConstraint([0], [[0], [1, 0]]), "AmongConstraint.Parts: found host 0 twice, expected each host in one group at most." },
        { new SplitConstraint([0], [-1]), "SplitConstraint.Groups: found VM -1, expected a VM from 0 to 1." },
        { new SplitConstraint([0], [1, 0]), "SplitConstraint.Groups: found VM 0 twice, expected each VM in one group at most." },
        { new SplitAmongConstraint([[0], [2]], [[0]]), "SplitAmongConstraint.Groups: found VM 2, expected a VM from 0 to 1." },
        { new SplitAmongConstraint([[0], [0]], [[0]]), "SplitAmongConstraint.Groups: found VM 0 twice" },
        { new SplitAmongConstraint([[0]], [[3]]), "SplitAmongConstraint.Parts: found host 3, expected a host from 0 to 1." },
        { new SplitAmongConstraint([[0]], [[1], [1]]), "SplitAmongConstraint.Parts: found host 1 twice" },
        { new BanConstraint([2], [0]), "BanConstraint.Vms: found VM 2" },
        { new BanConstraint([0], [2]), "BanConstraint.Hosts: found host 2" },
        { new LonelyConstraint(9), "LonelyConstraint.Vms: found VM 9" },
        { new QuarantineConstraint(2), "QuarantineConstraint.Hosts: found host 2" },
        { new OverbookConstraint([2], 0, 1), "OverbookConstraint.Hosts: found host 2" },
        { new OverbookConstraint([0], 2, 1), "OverbookConstraint.Resource: found resource 2, expected a resource from 0 to 1." },
        { new OverbookConstraint([0], 0, 0), "OverbookConstraint.Ratio: found 0, expected a number above 0." },
        { new OverbookConstraint([0], 0, double.NaN), "OverbookConstraint.Ratio: found NaN, expected a number above 0." },
        { new PreserveConstraint([2], 0, 1), "PreserveConstraint.Vms: found VM 2" },
        { new PreserveConstraint([0], -1, 1), "PreserveConstraint.Resource: found resource -1" },
        { new PreserveConstraint([0], 0, -5), "PreserveConstraint.Amounts: found -5, expected 0 or more." },
        { new MaxOnlineConstraint([2], 1), "MaxOnlineConstraint.Hosts: found host 2" },
        { new MaxOnlineConstraint([0], -1), "MaxOnlineConstraint.Most: found -1, expected 0 or more." },
        { new RunningCapacityConstraint([2], 1), "RunningCapacityConstraint.Hosts: found host 2" },
        { new RunningCapacityConstraint([0], -1), "RunningCapacityConstraint.Most: found -1" },
        { new ResourceCapacityConstraint([2], 0, 1), "ResourceCapacityConstraint.Hosts: found host 2" },
        { new ResourceCapacityConstraint([0], 7, 1), "ResourceCapacityConstraint.Resource: found resource 7" },
        { new ResourceCapacityConstraint([0], 0, -1), "ResourceCapacityConstraint.Most: found -1" },
        { new OnlineConstraint(0, 2), "OnlineConstraint.Hosts: found host 2" },
        { new ZoneSpreadConstraint([2], [0, 1]), "ZoneSpreadConstraint.Vms: found VM 2" },
        { new ZoneSpreadConstraint([0], [0]), "ZoneSpreadConstraint.ZoneOfHost: found 1 values, expected 2, one per host." },
        { new ZoneSpreadConstraint([0], [0, -1]), "ZoneSpreadConstraint.ZoneOfHost[1]: found -1, expected 0 or more." },
        { new MinimumSpreadConstraint([2], [0, 1], 1), "MinimumSpreadConstraint.Vms: found VM 2" },
        { new MinimumSpreadConstraint([0], [0, 1, 1], 1), "MinimumSpreadConstraint.LocationOfHost: found 3 values" },
        { new MinimumSpreadConstraint([0], default, 1), "MinimumSpreadConstraint.LocationOfHost: found 0 values" },
        { new MinimumSpreadConstraint([0], [0, 1], -1), "MinimumSpreadConstraint.Least: found -1" },
        { new DependencyConstraint([2], [0], [0, 1]), "DependencyConstraint.Dependents: found VM 2" },
        { new DependencyConstraint([0], [2], [0, 1]), "DependencyConstraint.Needed: found VM 2" },
        { new DependencyConstraint([0], [1], []), "DependencyConstraint.NeighbourhoodOfHost: found 0 values" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void DataThatDoNotFit_AreRejected_WithPlaceFoundExpected(IPlacementConstraint constraint, string message)
    {
        PlacementProblem problem = _problem with { Constraints = [constraint] };
        var thrown = Assert.Throws<InvalidInputException>(problem.Validate);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }
}
