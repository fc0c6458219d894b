using PlacementLab.Infrastructure;
using PlacementLab.Placement.Constraints;

namespace PlacementLab.Placement;

/// <summary>A proof of infeasibility that needs no search: of some resource the VMs use more than all hosts together may carry.</summary>
public static class CapacityProof
{
    /// <summary>The proof in words; null where the hosts offer enough in total, or nothing limits what they carry. One pass for each resource.</summary>
    /// <param name="problem">A valid problem.</param>
    public static string? Of(PlacementProblem problem)
    {
        if (problem.Constraints.OfType<CapacityConstraint>().FirstOrDefault() is not { } capacity)
        {
            return null;
        }

        var allotment = new Allotment(problem);
        return Enumerable.Range(0, problem.Resources.Count).Select(r => OfResource(problem, capacity, allotment, r)).FirstOrDefault(words => words is not null);
    }

    private static string? OfResource(PlacementProblem problem, CapacityConstraint capacity, Allotment allotment, int resource)
    {
        long[] tolerated = new long[problem.HostCount];
        for (int vm = 0; vm < problem.VmCount && !capacity.IsStrict; vm++)
        {
            if (problem.Initial[vm] != Assignment.Unplaced)
            {
                tolerated[problem.Initial[vm]] += problem.Usage[vm][resource];
            }
        }

        Int128 offered = 0;
        for (int h = 0; h < problem.HostCount; h++)
        {
            if (allotment.IsOverbooked(h, resource))
            {
                return null;
            }

            offered += Math.Max(tolerated[h], capacity.LimitOf(resource, problem.Capacity[h][resource]));
        }

        Int128 used = problem.Usage.Aggregate(Int128.Zero, (sum, u) => sum + u[resource]);
        Resource of = problem.Resources.Resources[resource];
        return used <= offered
            ? null
            : $"capacity of {of.Name}: the VMs need {AmountText.Of(of, Saturated(used))}, all hosts together offer {AmountText.Of(of, Saturated(offered))}";
    }

    private static long Saturated(Int128 amount) => amount > long.MaxValue ? long.MaxValue : (long)amount;
}
