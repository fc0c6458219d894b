using PlacementLab.Checking;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;

namespace PlacementLab.Tests.Checking;

public sealed class AssignmentCheckerTests
{
    private static readonly PlacementProblem _problem =
        Placement.SmallProblems.Of([(1000, 4096), (1000, 4096)], [(700, 1024), (500, 1024)], 0, 1) with { Constraints = [new CapacityConstraint()] };

    [Fact]
    public void ValidAssignment_HasNoViolation() => Assert.Empty(AssignmentChecker.Check(_problem, new Assignment([1, 0])));

    [Fact]
    public void Overload_IsReportedWithItsMagnitude()
    {
        // 700 + 500 on host 0 of 1,000 MIPS.
        ConstraintViolation violation = Assert.Single(AssignmentChecker.Check(_problem, new Assignment([0, 0])));
        Assert.Equal("Host 0: cpu exceeds its limit by 200 MIPS.", violation.Message);
    }

    [Theory]
    [InlineData(Assignment.Unplaced)]
    [InlineData(2)]
    public void VmOnNoExistingHost_IsAViolation(int host)
    {
        ConstraintViolation violation = Assert.Single(AssignmentChecker.Check(_problem, new Assignment([0, host])));
        Assert.Equal($"VM 1 is on host {host}, which does not exist.", violation.Message);
    }

    [Fact]
    public void AssignmentOfOtherVms_IsAViolation() =>
        Assert.Equal("The assignment is of 1 VMs, the problem of 2.", Assert.Single(AssignmentChecker.Check(_problem, new Assignment([0]))).Message);

    [Fact]
    public void ConstraintWithoutChecker_IsAnError_AndMayBringItsOwn()
    {
        PlacementProblem problem = _problem with { Constraints = [new Anything()] };
        Assert.Throws<ArgumentException>(() => AssignmentChecker.Check(problem, problem.Initial));
        Assert.Empty(AssignmentChecker.Check(problem, problem.Initial, new AnythingChecker()));
    }

    private sealed class Anything : IPlacementConstraint
    {
        public string Name => "anything";

        public void Validate(PlacementProblem problem) => Assert.NotNull(problem);

        public bool Allows(SearchState state, int vm, int host) => true;

        public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) => [];

        public void State(PlacementProblem problem, IConstraintModel model) => Assert.NotNull(model);
    }

    private sealed class AnythingChecker : ConstraintChecker<Anything>
    {
        protected override IEnumerable<ConstraintViolation> Check(Anything constraint, PlacementProblem problem, Assignment assignment) => [];
    }
}
