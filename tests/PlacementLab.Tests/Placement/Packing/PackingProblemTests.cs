using PlacementLab.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Placement.Packing;

public sealed class PackingProblemTests
{
    [Fact]
    public void NumbersAreKept()
    {
        var problem = new PackingProblem("p", [10, 20], [1, 2, 3, 4], [5, 6]);

        Assert.Equal((2, 2, 11), (problem.Dimensions, problem.TypeCount, problem.ItemCount));
        Assert.Equal([3L, 4L], problem.SizeOf(1).ToArray());
    }

    [Theory]
    [InlineData(new long[] { 10 }, new long[] { 11 }, new[] { 1 }, "fits in no bin")]
    [InlineData(new long[] { 10 }, new long[] { -1 }, new[] { 1 }, "0 or more")]
    [InlineData(new long[] { -10 }, new long[] { 0 }, new[] { 1 }, "capacity -10")]
    [InlineData(new long[] { 10 }, new long[] { 1 }, new[] { -1 }, "-1 items")]
    [InlineData(new long[] { 10 }, new long[] { 1, 2 }, new[] { 1 }, "2 sizes")]
    [InlineData(new long[0], new long[0], new int[0], "no resource")]
    [InlineData(new[] { long.MaxValue }, new[] { long.MaxValue }, new[] { 2 }, "64 bits")]
    [InlineData(new long[] { 1 }, new long[] { 0, 0 }, new[] { int.MaxValue, int.MaxValue }, "items")]
    public void BadNumbersAreRefused(long[] capacity, long[] sizes, int[] counts, string words)
    {
        var e = Assert.Throws<InvalidInputException>(() => new PackingProblem("p", [.. capacity], sizes, [.. counts]));

        Assert.Contains(words, e.Message, StringComparison.Ordinal);
        Assert.Contains("\"p\"", e.Place, StringComparison.Ordinal);
    }
}
