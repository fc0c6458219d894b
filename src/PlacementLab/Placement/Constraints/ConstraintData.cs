using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>Checks that a constraint's data fit the problem it is put into.</summary>
internal static class ConstraintData
{
    public static void RequireVms(string place, IEnumerable<int> vms, PlacementProblem problem) =>
        RequireIndices(place, vms, problem.VmCount, "VM");

    public static void RequireHosts(string place, IEnumerable<int> hosts, PlacementProblem problem) =>
        RequireIndices(place, hosts, problem.HostCount, "host");

    public static void RequireOnePerVm<T>(string place, ImmutableArray<T> values, PlacementProblem problem)
    {
        if (values.Length != problem.VmCount)
        {
            throw new InvalidInputException(
                place, $"{values.Length} values", $"{problem.VmCount}, one per VM", "Give each VM of the problem one value.");
        }
    }

    public static void RequireResource(string place, int resource, PlacementProblem problem) =>
        RequireIndices(place, [resource], problem.Resources.Count, "resource");

    public static void RequireNoneNegative(string place, params ReadOnlySpan<long> amounts)
    {
        foreach (long amount in amounts)
        {
            if (amount < 0)
            {
                throw new InvalidInputException(place, $"{amount}", "0 or more", "Correct the number.");
            }
        }
    }

    public static void RequirePartOfEachHost(string place, ImmutableArray<int> partOfHost, PlacementProblem problem)
    {
        int found = partOfHost.IsDefault ? 0 : partOfHost.Length;
        if (found != problem.HostCount)
        {
            throw new InvalidInputException(
                place, $"{found} values", $"{problem.HostCount}, one per host", "Give each host of the problem one value.");
        }

        int negative = partOfHost.AsSpan().IndexOfAnyInRange(int.MinValue, -1);
        if (negative >= 0)
        {
            throw new InvalidInputException($"{place}[{negative}]", $"{partOfHost[negative]}", "0 or more", "Number them from 0.");
        }
    }

    public static void RequireDisjoint(string place, ImmutableArray<ImmutableArray<int>> parts, string noun)
    {
        var seen = new HashSet<int>();
        foreach (int member in parts.SelectMany(p => p))
        {
            if (!seen.Add(member))
            {
                throw new InvalidInputException(
                    place, $"{noun} {member} twice", $"each {noun} in one group at most", "Leave it out of all groups but one.");
            }
        }
    }

    private static void RequireIndices(string place, IEnumerable<int> indices, int count, string noun)
    {
        foreach (int index in indices)
        {
            if (index < 0 || index >= count)
            {
                throw new InvalidInputException(
                    place, $"{noun} {index}", $"a {noun} from 0 to {count - 1}", $"Name only {noun}s of the problem.");
            }
        }
    }
}
