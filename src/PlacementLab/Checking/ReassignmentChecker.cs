using PlacementLab.Placement;
using PlacementLab.Placement.Reassignment;

namespace PlacementLab.Checking;

/// <summary>
/// Judges an assignment of a reassignment problem: its cost by term and every violation, straight from the definition and with
/// code that shares nothing with the search.
/// </summary>
public static class ReassignmentChecker
{
    /// <summary>Cost and violations of an assignment.</summary>
    /// <param name="problem">A valid problem.</param>
    /// <param name="assignment">The assignment to judge; every VM on an existing host.</param>
    /// <exception cref="ArgumentException">The assignment is of other VMs or hosts.</exception>
    public static ReassignmentReport Check(ReassignmentProblem problem, Assignment assignment)
    {
        if (assignment.VmCount != problem.VmCount || assignment.HostOf.Any(h => h < 0 || h >= problem.HostCount))
        {
            throw new ArgumentException("The assignment does not place every VM of the problem on one of its hosts.", nameof(assignment));
        }

        long[] usage = UsageOf(problem, assignment);
        return new ReassignmentReport(
            new ReassignmentCost(
                Load(problem, usage), Balance(problem, usage), VmMoves(problem, assignment), GroupMoves(problem, assignment),
                HostPairMoves(problem, assignment)),
            [.. OverCapacity(problem, assignment, usage), .. ReassignmentGroupCheck.Violations(problem, assignment)]);
    }

    private static long[] UsageOf(ReassignmentProblem problem, Assignment assignment)
    {
        int resources = problem.ResourceCount;
        long[] usage = new long[problem.HostCount * resources];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            for (int r = 0; r < resources; r++)
            {
                usage[(assignment[vm] * resources) + r] += problem.Usage[(vm * resources) + r];
            }
        }

        return usage;
    }

    private static long Load(ReassignmentProblem problem, long[] usage)
    {
        long cost = 0;
        for (int i = 0; i < usage.Length; i++)
        {
            cost = checked(cost + (problem.Resources[i % problem.ResourceCount].LoadWeight * Math.Max(0, usage[i] - problem.SafetyCapacity[i])));
        }

        return cost;
    }

    private static long Balance(ReassignmentProblem problem, long[] usage)
    {
        long cost = 0;
        foreach (BalanceGoal goal in problem.Balances)
        {
            for (int host = 0; host < problem.HostCount; host++)
            {
                int first = (host * problem.ResourceCount) + goal.First;
                int second = (host * problem.ResourceCount) + goal.Second;
                long missing = (goal.Target * (problem.Capacity[first] - usage[first])) - (problem.Capacity[second] - usage[second]);
                cost = checked(cost + (goal.Weight * Math.Max(0, missing)));
            }
        }

        return cost;
    }

    private static long VmMoves(ReassignmentProblem problem, Assignment assignment) =>
        problem.Weights.Vm * assignment.MovedFrom(problem.Initial).Sum(vm => problem.MoveCost[vm]);

    private static long GroupMoves(ReassignmentProblem problem, Assignment assignment) =>
        problem.Weights.Group * assignment.MovedFrom(problem.Initial).GroupBy(vm => problem.GroupOf[vm]).Select(g => g.Count()).DefaultIfEmpty(0).Max();

    private static long HostPairMoves(ReassignmentProblem problem, Assignment assignment) => problem.HostPairCost.IsEmpty
        ? 0
        : problem.Weights.HostPair * Enumerable.Range(0, problem.VmCount).Sum(
            vm => problem.HostPairCost[(problem.Initial[vm] * problem.HostCount) + assignment[vm]]);

    private static IEnumerable<ConstraintViolation> OverCapacity(ReassignmentProblem problem, Assignment assignment, long[] usage)
    {
        int resources = problem.ResourceCount;
        long[] held = [.. usage];
        foreach (int vm in assignment.MovedFrom(problem.Initial))
        {
            for (int r = 0; r < resources; r++)
            {
                held[(problem.Initial[vm] * resources) + r] += problem.Resources[r].IsTransient ? problem.Usage[(vm * resources) + r] : 0;
            }
        }

        for (int i = 0; i < held.Length; i++)
        {
            if (held[i] > problem.Capacity[i])
            {
                LoadResource resource = problem.Resources[i % resources];
                string kind = usage[i] <= problem.Capacity[i] ? "transient usage" : "usage";
                yield return new ConstraintViolation(
                    "capacity",
                    $"Host {i / resources}: {kind} {held[i]} of {resource.Name} exceeds the capacity {problem.Capacity[i]} by {held[i] - problem.Capacity[i]}.",
                    held[i] - problem.Capacity[i], resource.Name);
            }
        }
    }
}
