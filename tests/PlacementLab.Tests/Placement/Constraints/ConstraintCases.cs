using PlacementLab.Placement;
using PlacementLab.Units;

namespace PlacementLab.Tests.Placement.Constraints;

/// <summary>Four VMs on three hosts of 1,000 MIPS and 4,096 MiB, to try each constraint on by hand.</summary>
internal static class ConstraintCases
{
    /// <summary>
    /// Host 0: VMs 0 (700), 1 (500), that is 1,200 of 1,000 MIPS. Host 1: VM 2 (400). Host 2: VM 3 (900). 1,024 MiB each.
    /// </summary>
    public static PlacementProblem Problem { get; } = SmallProblems.Of(
        [(1000, 4096), (1000, 4096), (1000, 4096)], [(700, 1024), (500, 1024), (400, 1024), (900, 1024)], 0, 0, 1, 2);

    public static DataSize MiB(int mebibytes) => DataSize.FromMebibytes(mebibytes);

    public static PlacementProblem With(IPlacementConstraint constraint) => Problem with { Constraints = [constraint] };

    public static IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, params int[] hostOf) =>
        problem.Constraints[0].Violations(problem, new Assignment([.. hostOf]));
}
