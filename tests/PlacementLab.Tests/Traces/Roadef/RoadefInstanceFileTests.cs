using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Roadef;
using Xunit;

namespace PlacementLab.Tests.Traces.Roadef;

public sealed class RoadefInstanceFileTests
{
    [Fact]
    public void Read_TakesTheExampleOfTheDefinition()
    {
        ReassignmentProblem problem = RoadefExample.Read();

        Assert.Equal([(100, true), (10, false)], problem.Resources.Select(r => (r.LoadWeight, r.IsTransient)));
        Assert.Equal([0, 0, 1, 1], problem.NeighbourhoodOf);
        Assert.Equal([0, 0, 1, 2], problem.LocationOf);
        Assert.Equal([30L, 400, 10, 240, 15, 100, 10, 100], problem.Capacity);
        Assert.Equal([16L, 80, 8, 160, 12, 80, 8, 80], problem.SafetyCapacity);
        Assert.Equal([2, 1], problem.Groups.Select(g => g.MinimumSpread));
        Assert.Equal([0], problem.Groups[1].DependsOn);
        Assert.Equal([12L, 10, 10, 20, 6, 200], problem.Usage);
        Assert.Equal([1000L, 100, 1], problem.MoveCost);
        Assert.Equal([new BalanceGoal(0, 1, 20, 10)], problem.Balances);
        Assert.Equal(new MoveWeights(1, 10, 100), problem.Weights);
        Assert.Equal([0, 3, 0], problem.Initial.HostOf);
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
