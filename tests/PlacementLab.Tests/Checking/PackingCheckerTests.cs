using PlacementLab.Checking;
using PlacementLab.Placement.Packing;
using Xunit;

namespace PlacementLab.Tests.Checking;

public sealed class PackingCheckerTests
{
    private static readonly PackingProblem _problem = new("p", [10, 10], [6, 1, 5, 2], [1, 2]);

    [Fact]
    public void ValidPackingHasNoViolation() => Assert.Empty(PackingChecker.Check(_problem, new PackedBins([[0], [1, 1]])));

    [Fact]
    public void OverfullBinIsFoundWithItsMagnitude()
    {
        // 6 + 5 = 11 in resource 1, one more than 10; 1 + 2 = 3 in resource 2 is fine.
        var violation = Assert.Single(PackingChecker.Check(_problem, new PackedBins([[0, 1], [1]])));

        Assert.Equal(("capacity", 1), (violation.Constraint, violation.Magnitude));
        Assert.Contains("Bin 0 holds 11 of resource 1", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingDoubledAndUnknownItemsAreFound()
    {
        Assert.Equal(2, Assert.Single(PackingChecker.Check(_problem, new PackedBins([[0]]))).Magnitude);
        Assert.Equal(1, Assert.Single(PackingChecker.Check(_problem, new PackedBins([[0], [0], [1, 1]]))).Magnitude);
        Assert.Contains("type 7", Assert.Single(PackingChecker.Check(_problem, new PackedBins([[0], [1, 1], [7]]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SumsBeyond64BitsAreFound()
    {
        var problem = new PackingProblem("p", [long.MaxValue], [long.MaxValue / 2], [1]);

        Assert.Equal(2, PackingChecker.Check(problem, new PackedBins([[0, 0, 0]])).Length);
    }
}
