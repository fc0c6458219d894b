using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Generation;
using Xunit;

namespace PlacementLab.Tests.Placement.Generation;

public class FleetGeneratorTests
{
    [Fact]
    public void AFleetIsAsAskedAndRepeats()
    {
        var options = new FleetOptions { Hosts = 200, Vms = 2000, Fill = 0.6, Grouped = 0.25, LargestGroup = 5, Seed = 3 };
        PlacementProblem fleet = FleetGenerator.Create(options);
        Assert.Equal((200, 2000, 3), (fleet.HostCount, fleet.VmCount, fleet.Resources.Count));
        double fullest = Enumerable.Range(0, 3).Max(r => (double)fleet.Usage.Sum(u => u[r]) / fleet.Capacity.Sum(c => c[r]));
        Assert.InRange(fullest, 0.57, 0.6);
        SpreadConstraint[] groups = [.. fleet.Constraints.OfType<SpreadConstraint>()];
        Assert.All(groups, g => Assert.InRange(g.Vms.Length, 1, 5));
        Assert.InRange(groups.Sum(g => g.Vms.Length), 499, 500);
        Assert.Equal(fleet.Usage, FleetGenerator.Create(options).Usage);
        Assert.NotEqual(fleet.Usage, FleetGenerator.Create(options with { Seed = 4 }).Usage);
        Assert.All(fleet.Initial.HostOf, h => Assert.Equal(Assignment.Unplaced, h));
    }

    [Fact]
    public void APlacedFleetKeepsEveryConstraint()
    {
        PlacementProblem fleet = FleetGenerator.Create(new FleetOptions { Hosts = 100, Vms = 1000, IsPlaced = true });
        Assert.Empty(AssignmentChecker.Check(fleet, fleet.Initial));
    }

    [Theory]
    [InlineData(0, 10, 3, 0.5, "Hosts")]
    [InlineData(10, 0, 3, 0.5, "Vms")]
    [InlineData(10, 10, 9, 0.5, "Resources")]
    [InlineData(10, 10, 3, 0.95, "Fill")]
    [InlineData(10, 10, 3, double.NaN, "Fill")]
    public void OptionsOutOfRangeAreRefused(int hosts, int vms, int resources, double fill, string name)
    {
        InvalidInputException refused = Assert.Throws<InvalidInputException>(
            () => FleetGenerator.Create(new FleetOptions { Hosts = hosts, Vms = vms, Resources = resources, Fill = fill }));
        Assert.Contains(name, refused.Place, StringComparison.Ordinal);
    }
}
