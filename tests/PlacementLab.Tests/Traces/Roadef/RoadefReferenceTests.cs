using System.Globalization;
using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Solvers.LargeNeighbourhood;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Roadef;
using Xunit;

namespace PlacementLab.Tests.Traces.Roadef;

/// <summary>Published costs, bounds and solutions of the ROADEF/EURO challenge 2012.</summary>
public sealed class RoadefReferenceTests
{
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
    public void Instances_HaveThePublishedCostsBoundsAndSolutions(string name, double initial, double bound)
    {
        PlacementProblem problem = RoadefExample.Public(name);
        string[] known = File.ReadLines(SharedDatasets.PathOrSkip("roadef2012", "solutions", "index.csv")).First(l => l.StartsWith(name + ",", StringComparison.Ordinal)).Split(',');
        Assignment solution = RoadefAssignmentFile.Read(
            SharedDatasets.PathOrSkip("roadef2012", "solutions", $"solution_{name}.txt"), problem.VmCount, problem.HostCount);

        Assert.Equal(initial, problem.Objective.Cost(problem, problem.Initial));
        Assert.Empty(AssignmentChecker.Check(problem, problem.Initial));
        Assert.Equal(bound, new LargeNeighbourhoodSolver().Solve(problem, new StoppingCriterion { IterationLimit = 0 }, 1, CancellationToken.None).Bound);
        Assert.Empty(AssignmentChecker.Check(problem, solution));
        double[] terms = [.. new[] { "load", "resource balance", "migration", "group moves", "host pairs" }.Select(t => Cost(problem, solution, t))];
        Assert.Equal([terms.Sum(), .. terms], known[2..8].Select(k => double.Parse(k, CultureInfo.InvariantCulture)));
    }

    // Processes 0 and 1 share machine 3 (capacity 10): 22 of resource 0, 12 too many; one location instead of two; service 1 has no
    // process of service 0 beside it in neighbourhood 0. Process 0 left machine 0, where its 12 of transient resource 0 and process
    // 2's 6 stay below 30.
    [Fact]
    public void Check_NamesEachViolationWithItsMagnitude()
    {
        Assert.Equal(
            [("capacity", 12.0), ("spread", 1.0), ("minimum spread", 1.0), ("dependency", 1.0)],
            AssignmentChecker.Check(RoadefExample.Read(), new Assignment([3, 3, 0])).Select(v => (v.Constraint, v.Magnitude)));
    }

    // Process 1 (10 of transient resource 0) leaves machine 3 (capacity 10) and process 2 (6 of it) comes: 16, 6 too many, though only 6 stay.
    [Fact]
    public void Check_CountsTransientUsageOnBothSides()
    {
        ConstraintViolation capacity = Assert.Single(
            AssignmentChecker.Check(RoadefExample.Read(), new Assignment([0, 2, 3])), v => v.Message.Contains("resource-0", StringComparison.Ordinal));

        Assert.Equal(6.0, capacity.Magnitude);
    }

    private static double Cost(PlacementProblem problem, Assignment assignment, string term) =>
        problem.Objective.CostByTerm(problem, assignment).Where(t => t.Term == term).Sum(t => t.Cost);
}
