using System.Globalization;

namespace PlacementLab.Placement;

/// <summary>What a constraint speaks of, by name, for people.</summary>
internal static class ConstraintText
{
    private const int MostNames = 4;

    /// <summary>Names of VMs; of many the first few and how many more.</summary>
    public static string Vms(PlacementProblem problem, IReadOnlyList<int> vms) => List([.. vms.Take(MostNames).Select(v => problem.Vms[v].Name)], vms.Count);

    /// <summary>Names of hosts; of many the first few and how many more.</summary>
    public static string Hosts(PlacementProblem problem, IReadOnlyList<int> hosts) =>
        List([.. hosts.Take(MostNames).Select(h => problem.Datacenter.Hosts[h].Name)], hosts.Count);

    private static string List(string[] first, int count) =>
        string.Join(", ", first) + (count > first.Length ? string.Create(CultureInfo.InvariantCulture, $" and {count - first.Length:#,0} more") : "");
}
