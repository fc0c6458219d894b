using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;
using static PlacementLab.Tests.Placement.Constraints.ConstraintCases;

namespace PlacementLab.Tests.Placement.Constraints;

public sealed class BandwidthBudgetConstraintTests
{
    [Fact]
    public void CountsInAllAndPerHostAndDirection()
    {
        // Data: 1, 2, 3, 4 MiB. Moving VMs 0 and 1 from host 0 to host 1: 3 MiB out of 0, 3 MiB into 1, 3 MiB in all.
        PlacementProblem Budget(int? total, int? sent, int? received) => With(new BandwidthBudgetConstraint([MiB(1), MiB(2), MiB(3), MiB(4)])
        {
            Total = total is { } t ? MiB(t) : null,
            OutOfHost = sent is { } s ? MiB(s) : null,
            IntoHost = received is { } r ? MiB(r) : null,
        });
        Assert.Empty(Violations(Budget(3, 3, 3), 1, 1, 1, 2));
        Assert.Empty(Violations(Budget(null, null, null), 1, 1, 2, 0));
        Assert.Equal("All migrations together: 3 MiB to move, at most 2 MiB allowed.", Assert.Single(Violations(Budget(2, 3, 3), 1, 1, 1, 2)).Message);
        Assert.Equal("Host 0 sending: 3 MiB to move, at most 2 MiB allowed.", Assert.Single(Violations(Budget(3, 2, 3), 1, 1, 1, 2)).Message);
        Assert.Equal("Host 1 receiving: 3 MiB to move, at most 2 MiB allowed.", Assert.Single(Violations(Budget(3, 3, 2), 1, 1, 1, 2)).Message);

        var state = new SearchState(Budget(3, null, null), Problem.Initial);
        Assert.False(state.Allows(3, 1)); // 4 MiB
        state.Move(0, 1);
        Assert.True(state.Allows(1, 2)); // 1 + 2
        Assert.False(state.Allows(2, 2)); // 1 + 3
        Assert.True(state.Allows(0, 2)); // the same VM elsewhere: still 1
    }
}
