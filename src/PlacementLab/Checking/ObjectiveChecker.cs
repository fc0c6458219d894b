using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement;

namespace PlacementLab.Checking;

/// <summary>
/// Computes the cost of an assignment term by term from the terms' data, with code that shares nothing with solvers or with the
/// terms' own methods. Sums of whole numbers are exact; a total above 2⁵³ is rounded at the end only.
/// </summary>
public static class ObjectiveChecker
{
    /// <summary>The cost of each term, in the order of the objective: terms over hosts, over all that hosts carry, over moves, over groups.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment to judge; VMs on no host count nothing.</param>
    /// <exception cref="ArgumentException">The objective has a kind of term that this does not know.</exception>
    public static ImmutableArray<TermCost> Check(PlacementProblem problem, Assignment assignment)
    {
        long[][] carried = Carried(problem, assignment);
        long[] cpu = [.. carried.Select(c => c[ResourceSpace.Cpu])];
        Objective objective = problem.Objective;
        return
        [
            .. objective.HostTerms.Select(t => new TermCost(t.Term.Name, t.Weight * HostTermCosts.Of(t.Term, problem, cpu))),
            .. objective.UsageTerms.Select(t => new TermCost(t.Term.Name, (double)(t.Weight * UsageTermCosts.Of(t.Term, problem, carried)))),
            .. objective.MoveTerms.Select(t => new TermCost(t.Term.Name, t.Weight * MoveTermCosts.Of(t.Term, problem, assignment))),
            .. objective.GroupTerms.Select(t => new TermCost(t.Name, MoveTermCosts.OfGroups(t, problem, assignment))),
        ];
    }

    private static long[][] Carried(PlacementProblem problem, Assignment assignment)
    {
        long[][] carried = [.. problem.Capacity.Select(c => new long[c.Amounts.Length])];
        for (int vm = 0; vm < problem.VmCount; vm++)
        {
            for (int r = 0; assignment[vm] >= 0 && r < problem.Usage[vm].Amounts.Length; r++)
            {
                carried[assignment[vm]][r] = checked(carried[assignment[vm]][r] + problem.Usage[vm][r]);
            }
        }

        return carried;
    }
}
