using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class DependencyConstraintTests
{
    [Fact]
    public void DependentsHaveANeededVmNear()
    {
        // Host 0 is neighbourhood 0, hosts 1 and 2 are neighbourhood 1. VM 0 needs VM 2 or VM 3.
        PlacementProblem problem = With(new DependencyConstraint([0], [2, 3], [0, 1, 1]));
        Assert.Empty(Violations(problem, 1, 0, 2, 0));
        ConstraintViolation violation = Assert.Single(Violations(problem, 0, 0, 1, 2));
        Assert.Equal("VMs 0 in neighbourhood 0 find none of the VMs they need there.", violation.Message);
        var state = new SearchState(problem, new Assignment([1, 0, 2, 0]));
        Assert.False(state.Allows(2, 0)); // leaves VM 0 alone
        Assert.True(state.Allows(0, 0)); // VM 3 is there
        state.Move(2, 0);
        Assert.False(state.Allows(2, 0)); // seen also once it has left
    }

    [Fact]
    public void VmInBothGroups_ServesItself()
    {
        PlacementProblem problem = With(new DependencyConstraint([0, 1], [0], [0, 1, 2]));
        Assert.Empty(Violations(problem, 2, 2, 1, 2));
        Assert.Equal(1, Assert.Single(Violations(problem, 0, 1, 1, 2)).Magnitude); // VM 1 finds none
    }
}
