using PlacementLab.Checking;
using PlacementLab.Placement;
using Xunit;

namespace PlacementLab.Tests.Conventions;

public sealed class ConstraintConventionTests
{
    private static readonly Type[] _constraints =
        [.. typeof(IPlacementConstraint).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IPlacementConstraint)) && !t.IsInterface)];

    [Fact]
    public void EveryConstraint_HasExactlyOneChecker_OfItsName()
    {
        Assert.NotEmpty(_constraints);
        foreach (Type constraint in _constraints)
        {
            IConstraintChecker checker = Assert.Single(AssignmentChecker.Checkers, c => c.ConstraintType == constraint);
            Assert.Equal(constraint.Name.Replace("Constraint", "Checker", StringComparison.Ordinal), checker.GetType().Name);
        }
    }

    [Fact]
    public void EveryConstraint_IsNamedSo_AndLivesWithTheOthers() => Assert.All(_constraints, constraint =>
    {
        Assert.EndsWith("Constraint", constraint.Name, StringComparison.Ordinal);
        Assert.Equal("PlacementLab.Placement.Constraints", constraint.Namespace);
    });

    [Fact]
    public void EveryConstraint_IsTested()
    {
        HashSet<Type> tested = [.. typeof(ConstraintConventionTests).Assembly.GetTypes()
            .Where(t => t.Namespace == "PlacementLab.Tests.Placement.Constraints").SelectMany(References.TypesUsedBy)];

        Assert.All(_constraints, constraint => Assert.Contains(constraint, tested));
        Assert.DoesNotContain(typeof(PlanChecker), tested);
    }
}
