using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class RootConstraintTests
{
    [Fact]
    public void MayNotMove_UnlessOnNoHostYet()
    {
        PlacementProblem problem = With(new RootConstraint(0, 3)) with { Initial = new Assignment([0, 0, 1, Assignment.Unplaced]) };
        Assert.Equal("VM 0 left host 0 for 1.", Assert.Single(Violations(problem, 1, 0, 1, 2)).Message);
        Assert.Empty(Violations(problem, 0, 2, 2, 1));
    }
}
