using System.Reflection;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Tests.Conventions.Examples;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>A checker judges answers by code of its own: of planner and solvers it reads data, never results of their logic.</summary>
public sealed class CheckerIndependenceTests
{
    private static readonly Type[] _planningData =
    [
        typeof(PlanningProblem), typeof(PlanningLimits), typeof(PlannedMigration), typeof(MigrationPlan), typeof(UnplannedMove),
        typeof(MoveRules), typeof(MovePrecedence), typeof(MoveDeadline), typeof(MoveRelease),
    ];

    private static readonly Type[] _searchCode = [typeof(SearchState), typeof(LoadCurve), typeof(UsageHinge), typeof(IPlacementSolver), typeof(IConstraintModel)];

    private static readonly string[] _logicOfConstraints =
        [nameof(IPlacementConstraint.Allows), nameof(IPlacementConstraint.Violations), nameof(IPlacementConstraint.State), nameof(IPlacementConstraint.Validate)];

    private static readonly Type?[] _terms = [typeof(IHostCostTerm), typeof(IHostUsageTerm), typeof(IMoveCostTerm)];

    private static readonly string[] _logicOfObjectives =
    [
        nameof(Objective.Cost), nameof(Objective.CostByTerm), nameof(Objective.MoveCost), nameof(IHostCostTerm.CurvesOf),
        nameof(IHostUsageTerm.HingesOf), nameof(Objective.Validate),
    ];

    private static IEnumerable<Type> Checkers => House.Core.GetTypes().Where(t => t.Namespace == "PlacementLab.Checking");

    [Fact]
    public void CheckersExist() => Assert.Contains(Checkers, t => t.Name == "PlanChecker");

    [Fact]
    public void CheckersUseNoCodeOfPlannerOrSolver() => Assert.Empty(Checkers.SelectMany(Violations));

    [Fact]
    public void BorrowedLogicIsFound()
    {
        Assert.Contains(Violations(typeof(BorrowingChecker)), v => v.Contains("calls Violations", StringComparison.Ordinal));
        Assert.Contains(Violations(typeof(BorrowingChecker)), v => v.Contains("calls CostByTerm", StringComparison.Ordinal));
        Assert.Contains(Violations(typeof(BorrowingChecker)), v => v.Contains(nameof(SearchState), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Violations(Type checker) =>
    [
        .. References.TypesUsedBy(checker).Where(IsForbidden).Select(used => $"{checker.FullName} uses {used.FullName}"),
        .. References.MembersUsedBy(checker).Where(m => IsLogicOfAConstraint(m) || IsLogicOfAnObjective(m)).Select(m => $"{checker.FullName} calls {m.Name} of {m.DeclaringType}"),
    ];

    private static bool IsForbidden(Type used) =>
        (used.Namespace == "PlacementLab.Planning" && !_planningData.Contains(used))
        || used.Namespace?.StartsWith("PlacementLab.Placement.Solvers", StringComparison.Ordinal) == true
        || _searchCode.Contains(used);

    private static bool IsLogicOfAConstraint(MemberInfo member) =>
        typeof(IPlacementConstraint).IsAssignableFrom(member.DeclaringType) && _logicOfConstraints.Contains(member.Name);

    private static bool IsLogicOfAnObjective(MemberInfo member) =>
        (member.DeclaringType == typeof(Objective) || member.DeclaringType?.Namespace == "PlacementLab.Placement.Terms"
            || _terms.Contains(member.DeclaringType))
        && _logicOfObjectives.Contains(member.Name);
}
