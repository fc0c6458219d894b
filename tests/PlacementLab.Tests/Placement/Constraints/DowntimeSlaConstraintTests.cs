using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class DowntimeSlaConstraintTests
{
    [Fact]
    public void VmBeyondItsLimit_MayNotMove()
    {
        TimeSpan Ms(int value) => TimeSpan.FromMilliseconds(value);
        PlacementProblem problem = With(new DowntimeSlaConstraint([Ms(100), Ms(301), Ms(300), Ms(0)], [.. Enumerable.Repeat(Ms(300), 4)]));
        ConstraintViolation violation = Assert.Single(Violations(problem, 1, 1, 2, 0));
        Assert.Equal("VM 1 moves with 301 ms of downtime, at most 300 ms allowed.", violation.Message);
        Assert.Equal(0.001, violation.Magnitude, 1e-9);
    }
}
