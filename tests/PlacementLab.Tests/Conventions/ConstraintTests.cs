using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>Every constraint comes whole: data with its logic, an independent check, tests.</summary>
public sealed class ConstraintTests
{
    private static readonly Type[] _constraints =
        [.. House.Types.Where(t => t is { IsClass: true, IsAbstract: false } && typeof(IPlacementConstraint).IsAssignableFrom(t))];

    [Fact]
    public void ThereAreConstraints() => Assert.Contains(typeof(SpreadConstraint), _constraints);

    [Fact]
    public void EveryConstraintIsJudgedByAChecker()
    {
        HashSet<Type> judged = [.. House.Core.GetTypes().Where(t => t.Namespace == "PlacementLab.Checking").SelectMany(References.TypesUsedBy)];

        Assert.Empty(Missing(_constraints, judged.Contains));
        Assert.NotEmpty(Missing(_constraints, constraint => constraint != typeof(SpreadConstraint) && judged.Contains(constraint)));
    }

    [Fact]
    public void EveryConstraintHasTests()
    {
        HashSet<string> classes = [.. typeof(ConstraintTests).Assembly.GetTypes().Select(t => t.Name)];

        Assert.Empty(Missing(_constraints, constraint => classes.Contains(constraint.Name + "Tests")));
    }

    private static string[] Missing(IEnumerable<Type> constraints, Func<Type, bool> has) =>
        [.. constraints.Where(c => !has(c)).Select(c => c.Name)];
}
