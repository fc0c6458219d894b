using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class ResourceCapacityConstraintTests
{
    [Fact]
    public void VmsOfTheHosts_UseAtMostSoMuchTogether()
    {
        // Hosts 0 and 1 carry 700 + 500 + 400 = 1,600 MIPS; VM 3 would bring 900 more: 2,500, 800 too many.
        PlacementProblem problem = With(new ResourceCapacityConstraint([0, 1], 0, 1700));
        Assert.Empty(Violations(problem, 0, 0, 1, 2));
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 0, 1, 1));
        Assert.Equal((800, "MIPS"), (violation.Magnitude, violation.Unit));
        Assert.Equal("Hosts 0, 1 carry 2,500 MIPS of cpu together, at most 1,700 MIPS allowed.", violation.Message);
        var state = new SearchState(problem, problem.Initial);
        Assert.False(state.Allows(3, 0));
        Assert.True(state.Allows(0, 1));
    }
}
