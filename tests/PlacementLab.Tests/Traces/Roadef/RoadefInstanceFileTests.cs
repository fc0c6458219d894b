using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Roadef;
using Xunit;

namespace PlacementLab.Tests.Traces.Roadef;

public sealed class RoadefInstanceFileTests
{
    [Fact]
    public void Read_TakesTheExampleOfTheDefinition()
    {
        PlacementProblem problem = RoadefExample.Read();

        Assert.Equal([true, false], problem.Resources.Resources.Select(r => r.IsTransient));
        Assert.Equal([30L, 400, 10, 240, 15, 100, 10, 100], problem.Capacity.SelectMany(c => c.Amounts.ToArray()));
        Assert.Equal([12L, 10, 10, 20, 6, 200], problem.Usage.SelectMany(u => u.Amounts.ToArray()));
        Assert.Equal([0, 3, 0], problem.Initial.HostOf);
        SafetyCapacityTerm load = Assert.IsType<SafetyCapacityTerm>(problem.Objective.UsageTerms[0].Term);
        Assert.Equal([16L, 80, 8, 160, 12, 80, 8, 80], load.SafetyCapacity.SelectMany(c => c.Amounts.ToArray()));
        Assert.Equal([100L, 10], load.Weights);
        FreeRatioTerm balance = Assert.IsType<FreeRatioTerm>(problem.Objective.UsageTerms[1].Term);
        Assert.Equal((0, 1, 20L, 10L), (balance.First, balance.Second, balance.Target, balance.Weight));
        Assert.Equal([1, 100], problem.Objective.MoveTerms.Select(t => t.Weight));
        Assert.Equal([1000, 100, 1], Assert.IsType<MigrationCostTerm>(problem.Objective.MoveTerms[0].Term).CostByVm);
        Assert.Equal(10, problem.Objective.GroupTerms.Single().Weight);
    }

    [Fact]
    public void Read_TakesTheConstraintsOfTheDefinition()
    {
        PlacementProblem problem = RoadefExample.Read();

        CapacityConstraint capacity = Assert.IsType<CapacityConstraint>(problem.Constraints[0]);
        Assert.True(capacity is { IsStrict: true, CountsTransient: true });
        SpreadConstraint distinct = Assert.IsType<SpreadConstraint>(problem.Constraints[1]);
        Assert.Equal([0, 1], distinct.Vms);
        Assert.True(distinct.IsStrict);
        MinimumSpreadConstraint spread = Assert.IsType<MinimumSpreadConstraint>(problem.Constraints[2]);
        Assert.Equal((2, [0, 0, 1, 2]), (spread.Least, spread.LocationOfHost.ToArray()), (a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2));
        DependencyConstraint dependency = Assert.IsType<DependencyConstraint>(problem.Constraints[3]);
        Assert.Equal([2], dependency.Dependents);
        Assert.Equal([0, 1], dependency.Needed);
        Assert.Equal([0, 0, 1, 1], dependency.NeighbourhoodOfHost);
    }

    // Costs of the definition, worked out there: [0 3 0] = 4200, [0 2 0] = 3510, [0 2 1] = 2411.
    [Theory]
    [InlineData(4200, 0, 3, 0)]
    [InlineData(3510, 0, 2, 0)]
    [InlineData(2411, 0, 2, 1)]
    public void Cost_OfTheExample_IsThatOfTheDefinition(double cost, params int[] hosts)
    {
        PlacementProblem problem = RoadefExample.Read();

        Assert.Equal(cost, problem.Objective.Cost(problem, new Assignment([.. hosts])));
    }

    [Fact]
    public void Read_EveryCutInstance_IsRefused()
    {
        string[] tokens = RoadefExample.Model.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

        Assert.All(Enumerable.Range(0, tokens.Length), kept =>
            Assert.Throws<InvalidInputException>(() => RoadefExample.Read(string.Join(' ', tokens[..kept]))));
    }

    [Theory]
    [InlineData("0\n1 100", "\"0\"")]
    [InlineData("2 1000000000000", "")]
    [InlineData("99999999999999999999", "\"99999999999999999999\"")]
    [InlineData("-2", "\"-2\"")]
    [InlineData("x", "\"x\"")]
    [InlineData("900000000", "900000000")]
    public void Read_BadStart_SaysWhereAndWhat(string start, string found)
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => RoadefExample.Read(start));

        Assert.Contains("model.txt, line ", error.Place, StringComparison.Ordinal);
        Assert.Contains("number ", error.Place, StringComparison.Ordinal);
        Assert.Contains(found.Trim('"'), error.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 10 100\n", "1 10 100 7\n", "the end")]
    [InlineData("1 6 200 1", "2 6 200 1", "service of a process")]
    [InlineData("1 1 0\n3", "1 1 2\n3", "dependency of a service")]
    [InlineData("0 1 20", "0 2 20", "second resource of a balance triple")]
    [InlineData("1 100\n0 10", "2 100\n0 10", "transient flag of a resource")]
    public void Read_NumbersThatDoNotFit_AreRefusedByName(string part, string instead, string place)
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(
            () => RoadefExample.Read(RoadefExample.Model.Replace(part, instead, StringComparison.Ordinal)));

        Assert.Contains(place, error.Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 3")]
    [InlineData("0 3 4")]
    [InlineData("0 3 0 1")]
    [InlineData("0 3 -1")]
    [InlineData("")]
    public void Read_BadInitialAssignment_IsRefused(string initial) =>
        Assert.Contains("initial.txt", Assert.Throws<InvalidInputException>(() => RoadefExample.Read(initial: initial)).Place, StringComparison.Ordinal);

    [Fact]
    public void Read_CostsBeyond64Bits_AreRefused()
    {
        string model = RoadefExample.Model.Replace("1 100\n0 10", "1 9000000000000000000\n0 10", StringComparison.Ordinal);

        Assert.Contains("64 bits", Assert.Throws<InvalidInputException>(() => RoadefExample.Read(model)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_ThenRead_GivesTheSameAssignment()
    {
        using var folder = new TemporaryFolder();
        var assignment = new Assignment([3, 0, 2, 10]);

        RoadefAssignmentFile.Write(folder.File("a.txt"), assignment);

        Assert.Equal("3 0 2 10\n", File.ReadAllText(folder.File("a.txt")));
        Assert.Equal(assignment, RoadefAssignmentFile.Read(folder.File("a.txt"), 4, 11));
    }
}
