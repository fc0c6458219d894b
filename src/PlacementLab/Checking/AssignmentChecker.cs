using System.Collections.Immutable;
using PlacementLab.Placement;

namespace PlacementLab.Checking;

/// <summary>
/// Judges an assignment by every constraint of its problem, with code that shares nothing with solvers or with the constraints'
/// own methods. It trusts nobody: also that each VM is on one existing host.
/// </summary>
public static class AssignmentChecker
{
    /// <summary>One checker for each kind of constraint.</summary>
    public static ImmutableArray<IConstraintChecker> Checkers { get; } =
    [
        new CapacityChecker(), new SpreadChecker(), new FenceChecker(), new RootChecker(), new OfflineChecker(),
        new BandwidthBudgetChecker(), new DowntimeSlaChecker(), new GatherChecker(), new AmongChecker(), new SplitChecker(),
        new SplitAmongChecker(), new BanChecker(), new LonelyChecker(), new QuarantineChecker(), new OverbookChecker(),
        new PreserveChecker(), new RunningCapacityChecker(), new ResourceCapacityChecker(), new MaxOnlineChecker(),
        new OnlineChecker(), new ZoneSpreadChecker(), new MinimumSpreadChecker(), new DependencyChecker(),
    ];

    /// <summary>Every violation, in the order of the problem's constraints; none when the assignment is valid.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment to judge.</param>
    /// <param name="further">Checkers of constraints that are defined elsewhere.</param>
    /// <exception cref="ArgumentException">A constraint has no checker.</exception>
    public static ImmutableArray<ConstraintViolation> Check(
        PlacementProblem problem, Assignment assignment, params IReadOnlyList<IConstraintChecker> further)
    {
        ImmutableArray<ConstraintViolation> broken = [.. Placed(problem, assignment)];
        return broken.IsEmpty
            ? [.. problem.Constraints.SelectMany(c => CheckerOf(c, further).Check(c, problem, assignment))]
            : broken;
    }

    private static IEnumerable<ConstraintViolation> Placed(PlacementProblem problem, Assignment assignment)
    {
        if (assignment.VmCount != problem.VmCount)
        {
            int difference = Math.Abs(assignment.VmCount - problem.VmCount);
            string message = $"The assignment is of {assignment.VmCount} VMs, the problem of {problem.VmCount}.";
            return [new ConstraintViolation("assignment", message, difference, "VMs")];
        }

        return Enumerable.Range(0, problem.VmCount).Where(vm => assignment[vm] < 0 || assignment[vm] >= problem.HostCount)
            .Select(vm => new ConstraintViolation("assignment", $"VM {vm} is on host {assignment[vm]}, which does not exist.", 1, "VMs"));
    }

    /// <summary>The checker of a constraint.</summary>
    /// <param name="constraint">The constraint.</param>
    /// <param name="further">Checkers of constraints that are defined elsewhere.</param>
    internal static IConstraintChecker CheckerOf(IPlacementConstraint constraint, IReadOnlyList<IConstraintChecker> further) =>
        Checkers.Concat(further).FirstOrDefault(c => c.ConstraintType == constraint.GetType())
        ?? throw new ArgumentException($"Constraint \"{constraint.Name}\" ({constraint.GetType().Name}) has no checker.", nameof(further));
}
