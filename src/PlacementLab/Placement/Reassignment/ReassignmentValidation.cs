using System.Collections.Immutable;

namespace PlacementLab.Placement.Reassignment;

/// <summary>Checks that the parts of a reassignment problem fit together and that no sum can leave the 64-bit range.</summary>
internal static class ReassignmentValidation
{
    private const string Correct = "Correct the problem's data.";

    public static void Validate(ReassignmentProblem problem)
    {
        CheckLengths(problem);
        CheckAmounts(problem);
        CheckReferences(problem);
        CheckCostRange(problem);
    }

    private static void CheckLengths(ReassignmentProblem problem)
    {
        (int resources, int hosts, int vms) = (problem.ResourceCount, problem.HostCount, problem.VmCount);
        Require(resources > 0, "the resources", "none", "at least one");
        Require(hosts > 0, "the hosts", "none", "at least one");
        Require(vms > 0, "the VMs", "none", "at least one");
        RequireLength("the neighbourhoods of the hosts", problem.NeighbourhoodOf.Length, hosts);
        RequireLength("the capacities", problem.Capacity.Length, (long)hosts * resources);
        RequireLength("the safety capacities", problem.SafetyCapacity.Length, (long)hosts * resources);
        RequireLength("the usage of the VMs", problem.Usage.Length, (long)vms * resources);
        RequireLength("the move costs of the VMs", problem.MoveCost.Length, vms);
        RequireLength("the initial assignment", problem.Initial.VmCount, vms);
        if (!problem.HostPairCost.IsEmpty)
        {
            RequireLength("the costs between hosts", problem.HostPairCost.Length, (long)hosts * hosts);
        }
    }

    private static void CheckAmounts(ReassignmentProblem problem)
    {
        RequireNone("capacity", problem.Capacity);
        RequireNone("safety capacity", problem.SafetyCapacity);
        RequireNone("usage", problem.Usage);
        RequireNone("move cost", problem.MoveCost);
        RequireNone("cost between hosts", problem.HostPairCost);
        RequireNone("weight of resource", [.. problem.Resources.Select(r => r.LoadWeight)]);
        RequireNone("minimum spread of group", [.. problem.Groups.Select(g => (long)g.MinimumSpread)]);
        RequireNone("target of balance", [.. problem.Balances.Select(b => b.Target)]);
        RequireNone("weight of balance", [.. problem.Balances.Select(b => b.Weight)]);
        RequireNone("weight of moving", [problem.Weights.Vm, problem.Weights.Group, problem.Weights.HostPair]);
    }

    private static void CheckReferences(ReassignmentProblem problem)
    {
        RequireIndices("location of host", problem.LocationOf, int.MaxValue);
        RequireIndices("neighbourhood of host", problem.NeighbourhoodOf, int.MaxValue);
        RequireIndices("group of VM", problem.GroupOf, problem.Groups.Length);
        RequireIndices("initial host of VM", problem.Initial.HostOf, problem.HostCount);
        for (int g = 0; g < problem.Groups.Length; g++)
        {
            ImmutableArray<int> needed = problem.Groups[g].DependsOn;
            RequireIndices($"dependency of group {g}, entry", needed, problem.Groups.Length);
            Require(needed.Distinct().Count() == needed.Length, $"the dependencies of group {g}", "a group named twice", "each once");
        }

        for (int b = 0; b < problem.Balances.Length; b++)
        {
            RequireIndices($"resource of balance {b}, entry", [problem.Balances[b].First, problem.Balances[b].Second], problem.ResourceCount);
        }
    }

    // The largest value that any sum can reach, whatever the assignment.
    private static void CheckCostRange(ReassignmentProblem problem)
    {
        Int128 largest = (Int128)problem.Weights.Vm * Sum(problem.MoveCost);
        largest += (Int128)problem.Weights.Group * problem.VmCount;
        largest += (Int128)problem.Weights.HostPair * problem.VmCount * problem.HostPairCost.DefaultIfEmpty(0).Max();
        Int128[] usage = PerResource(problem.Usage, problem.ResourceCount);
        Int128[] capacity = PerResource(problem.Capacity, problem.ResourceCount);
        for (int r = 0; r < problem.ResourceCount; r++)
        {
            RequireRange($"the sums of resource {problem.Resources[r].Name}", usage[r] + capacity[r]);
            largest += problem.Resources[r].LoadWeight * usage[r];
        }

        foreach (BalanceGoal balance in problem.Balances)
        {
            Int128 each = (balance.Target * capacity[balance.First]) + usage[balance.Second];
            RequireRange("a balance term", each);
            largest += balance.Weight * each;
        }

        RequireRange("the cost", largest);
    }

    private static Int128[] PerResource(ImmutableArray<long> amounts, int resources)
    {
        var sums = new Int128[resources];
        for (int i = 0; i < amounts.Length; i++)
        {
            sums[i % resources] += amounts[i];
        }

        return sums;
    }

    private static Int128 Sum(ImmutableArray<long> amounts)
    {
        Int128 sum = 0;
        foreach (long amount in amounts)
        {
            sum += amount;
        }

        return sum;
    }

    private static void RequireRange(string what, Int128 largest) => Require(
        largest <= long.MaxValue, $"the reassignment problem, {what}", $"a value that may reach {largest}",
        $"at most {long.MaxValue} (64 bits)", "State amounts in a larger unit, or use smaller weights.");

    private static void RequireLength(string what, long found, long expected) =>
        Require(found == expected, $"the reassignment problem, {what}", $"{found} entries", $"{expected}");

    private static void RequireNone(string what, ImmutableArray<long> amounts)
    {
        for (int i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] < 0)
            {
                Require(false, $"the reassignment problem, {what} {i}", $"{amounts[i]}", "0 or more");
            }
        }
    }

    private static void RequireIndices(string what, ImmutableArray<int> indices, int count)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= count)
            {
                Require(false, $"the reassignment problem, {what} {i}", $"{indices[i]}", $"0 to {count - 1}");
            }
        }
    }

    private static void Require(bool holds, string place, string found, string expected, string nextStep = Correct)
    {
        if (!holds)
        {
            throw new InvalidInputException(place, found, expected, nextStep);
        }
    }
}
