using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Placement.Constraints;
using PlacementLab.Placement.Terms;

namespace PlacementLab.Placement.Packing;

/// <summary>
/// A packing problem as a placement problem and back: an item is a VM on no host yet, a bin is a host, what is to be minimised is the
/// number of hosts that carry a VM.
/// </summary>
public static class PackingPlacement
{
    /// <summary>The placement problem, with as many hosts as the best constructive heuristic needs.</summary>
    /// <param name="packing">The packing problem; with at least one item.</param>
    /// <exception cref="InvalidInputException">There is no item.</exception>
    public static PlacementProblem Of(PackingProblem packing)
    {
        if (packing.ItemCount == 0)
        {
            throw new InvalidInputException($"packing problem \"{packing.Name}\"", "no item", "at least one", "There is nothing to place.");
        }

        var record = new PackingRecord(packing);
        record.OfferHeuristics(packing, () => true);
        int[] types = [.. Enumerable.Range(0, packing.TypeCount).SelectMany(t => Enumerable.Repeat(t, packing.Counts[t]))];

        // A host is on where its load of the first resource is at least 1, so an item must use some of it.
        bool counts = Enumerable.Range(0, packing.TypeCount).Any(t => packing.Counts[t] > 0 && packing.SizeOf(t)[0] == 0);
        ImmutableArray<Resource> resources =
        [
            .. counts ? [new Resource("items", "items", false)] : Array.Empty<Resource>(),
            .. Enumerable.Range(0, packing.Dimensions).Select(k => new Resource($"dimension-{k + 1}", "units", false)),
        ];
        ResourceVector Vector(long items, ReadOnlySpan<long> amounts) => counts ? new ResourceVector([items, .. amounts]) : new ResourceVector(amounts);
        return new PlacementProblem
        {
            Datacenter = AbstractFleet.Hosts(record.Best.Count, "bin"),
            Vms = AbstractFleet.Vms(types.Length, "item"),
            Resources = ResourceSpace.Of(resources),
            Usage = [.. types.Select(t => Vector(1, packing.SizeOf(t)))],
            Capacity = [.. Enumerable.Repeat(Vector(types.Length, packing.Capacity.AsSpan()), record.Best.Count)],
            Initial = Assignment.AllUnplaced(types.Length),
            Constraints = [new CapacityConstraint { IsStrict = true }],
            Objective = new Objective { HostTerms = [(new HostCountTerm(), 1)] },
        };
    }

    /// <summary>The packing problem that a placement problem is: VMs of one size are items of one type.</summary>
    /// <param name="problem">A placement problem of equal hosts, with capacity as its only constraint and the number of hosts as its only cost.</param>
    /// <returns>The packing problem and the VMs of each type.</returns>
    /// <exception cref="InvalidInputException">It is more than that.</exception>
    public static (PackingProblem Packing, ImmutableArray<ImmutableArray<int>> VmsOfType) Back(PlacementProblem problem)
    {
        Objective objective = problem.Objective;
        Require(problem.Constraints.All(c => c is CapacityConstraint { CpuOverbooking: 1 }) && problem.Constraints.Length > 0, "constraints", "capacity only");
        Require(objective.HostTerms is [{ Term: HostCountTerm }] && objective.UsageTerms.IsEmpty && objective.MoveTerms.IsEmpty && objective.GroupTerms.IsEmpty, "objective", "the number of hosts only");
        Require(problem.Capacity.All(c => c == problem.Capacity[0]), "hosts", "equal ones");
        Require(problem.Initial.HostOf.All(h => h == Assignment.Unplaced), "initial assignment", "VMs that are on no host yet");
        IGrouping<ResourceVector, int>[] types = [.. Enumerable.Range(0, problem.VmCount).GroupBy(vm => problem.Usage[vm])];
        var packing = new PackingProblem(
            "placement", [.. problem.Capacity[0].Amounts], types.SelectMany(t => t.Key.Amounts.ToArray()).ToArray(), [.. types.Select(t => t.Count())]);
        return (packing, [.. types.Select(t => t.ToImmutableArray())]);
    }

    private static void Require(bool holds, string place, string expected)
    {
        if (!holds)
        {
            throw new InvalidInputException(
                $"the problem's {place}", "more than packing knows", $"{expected}, for the solver \"packing\"", "Use the solver \"lns\", which takes all of it.");
        }
    }
}
