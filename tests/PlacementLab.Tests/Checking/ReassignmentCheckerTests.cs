using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Tests.Support;
using PlacementLab.Tests.Traces.Roadef;
using PlacementLab.Traces.Roadef;
using Xunit;

namespace PlacementLab.Tests.Checking;

public sealed class ReassignmentCheckerTests
{
    // Stated in the problem definition: 4200, 3510 and 2411.
    [Theory]
    [InlineData(0, 3, 0, 4200)]
    [InlineData(0, 2, 0, 3510)]
    [InlineData(0, 2, 1, 2411)]
    public void Check_ExampleOfTheDefinition_HasTheStatedCosts(int first, int second, int third, long cost)
    {
        ReassignmentReport report = ReassignmentChecker.Check(RoadefExample.Read(), new Assignment([first, second, third]));

        Assert.Equal(cost, report.Cost.Total);
        Assert.True(report.IsValid);
    }

    // VMs 0 and 1 share host 3 (capacity 10): 22 of resource 0, 12 too many; one location instead of two; group 1 has no group 0
    // beside it in neighbourhood 0. VM 0 left host 0, where its 12 of transient resource 0 and VM 2's 6 stay below 30.
    [Fact]
    public void Check_NamesEachViolationWithItsMagnitude()
    {
        ReassignmentReport report = ReassignmentChecker.Check(RoadefExample.Read(), new Assignment([3, 3, 0]));

        Assert.Equal(
            [("capacity", 12.0), ("distinct hosts", 1.0), ("spread", 1.0), ("dependency", 1.0)],
            report.Violations.Select(v => (v.Constraint, v.Magnitude)));
    }

    // VM 1 (10 of transient resource 0) leaves host 3 (capacity 10) and VM 2 (6 of it) comes: 16, 6 too many, though only 6 stay.
    [Fact]
    public void Check_CountsTransientUsageOnBothSides()
    {
        ReassignmentReport report = ReassignmentChecker.Check(RoadefExample.Read(), new Assignment([0, 2, 3]));

        ConstraintViolation capacity = Assert.Single(report.Violations, v => v.Unit == "resource 0");
        Assert.Equal(6.0, capacity.Magnitude);
        Assert.Contains("transient", capacity.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a1_1", 49528750, 44306390)]
    [InlineData("a1_2", 1061649570, 777530730)]
    [InlineData("a1_3", 583662270, 583005700)]
    [InlineData("a1_4", 632499600, 242387530)]
    [InlineData("a1_5", 782189690, 727578290)]
    [InlineData("a2_1", 391189190, 0)]
    [InlineData("a2_2", 1876768120, 13590090)]
    [InlineData("a2_3", 2272487840, 521441700)]
    [InlineData("a2_4", 3223516130, 1680222380)]
    [InlineData("a2_5", 787355300, 307035180)]
    [InlineData("b_1", 7644173180, 3290754940)]
    [InlineData("b_2", 5181493830, 1015153860)]
    [InlineData("b_3", 6336834660, 156631070)]
    [InlineData("b_5", 12426813010, 922858550)]
    [InlineData("b_8", 14068207250, 1214153440)]
    public void Check_ChallengeInstances_HaveTheKnownCosts(string name, long initial, long bound)
    {
        ReassignmentProblem problem = RoadefExample.Public(name);
        string[] known = File.ReadLines(SharedDatasets.PathOrSkip("roadef2012", "solutions", "index.csv")).First(l => l.StartsWith(name + ",", StringComparison.Ordinal)).Split(',');

        ReassignmentReport start = ReassignmentChecker.Check(problem, problem.Initial);
        ReassignmentReport solution = ReassignmentChecker.Check(problem, RoadefAssignmentFile.Read(
            SharedDatasets.PathOrSkip("roadef2012", "solutions", $"solution_{name}.txt"), problem.VmCount, problem.HostCount));

        Assert.Equal(initial, start.Cost.Total);
        Assert.Empty(start.Violations);
        Assert.Equal(bound, AggregateBound.Of(problem).Total);
        ReassignmentCost cost = solution.Cost;
        long[] terms = [cost.Total, cost.Load, cost.Balance, cost.VmMoves, cost.GroupMoves, cost.HostPairMoves];
        Assert.Equal(known[2..8].Select(long.Parse), terms);
        Assert.Empty(solution.Violations);
    }
}
