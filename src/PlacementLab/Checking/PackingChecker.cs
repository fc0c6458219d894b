using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Placement.Packing;

namespace PlacementLab.Checking;

/// <summary>
/// Judges a packing with code that shares nothing with solvers: every bin within its capacity in every resource, and exactly the items of
/// the problem, no more and no fewer.
/// </summary>
public static class PackingChecker
{
    /// <summary>Every violation, bins first; none when the packing is valid.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="packing">The packing to judge.</param>
    public static ImmutableArray<ConstraintViolation> Check(PackingProblem problem, PackedBins packing) =>
        [.. packing.Bins.SelectMany((bin, i) => Overfull(problem, bin, i)), .. Miscounted(problem, packing)];

    private static IEnumerable<ConstraintViolation> Overfull(PackingProblem problem, ImmutableArray<int> bin, int index)
    {
        int[] known = [.. bin.Where(t => t >= 0 && t < problem.TypeCount)];
        for (int k = 0; k < problem.Dimensions; k++)
        {
            Int128 load = 0;
            foreach (int type in known)
            {
                load += problem.SizeOf(type)[k];
            }

            if (load > problem.Capacity[k])
            {
                yield return new ConstraintViolation(
                    "capacity", $"Bin {index} holds {load} of resource {k + 1}, its capacity is {problem.Capacity[k]}.",
                    (double)(load - problem.Capacity[k]), "units of the resource");
            }
        }
    }

    private static IEnumerable<ConstraintViolation> Miscounted(PackingProblem problem, PackedBins packing)
    {
        var packed = new Dictionary<int, long>();
        foreach (int type in packing.Bins.SelectMany(b => b))
        {
            packed[type] = packed.GetValueOrDefault(type) + 1;
        }

        foreach (int type in packed.Keys.Where(t => t < 0 || t >= problem.TypeCount).Order())
        {
            yield return new ConstraintViolation("items", $"The packing holds items of type {type}, which does not exist.", packed[type], "items");
        }

        for (int type = 0; type < problem.TypeCount; type++)
        {
            long difference = packed.GetValueOrDefault(type) - problem.Counts[type];
            if (difference != 0)
            {
                yield return new ConstraintViolation(
                    "items", $"The packing holds {packed.GetValueOrDefault(type)} items of type {type}, the problem has {problem.Counts[type]}.",
                    Math.Abs(difference), "items");
            }
        }
    }
}
