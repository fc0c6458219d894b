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
