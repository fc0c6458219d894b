using System.Collections.Immutable;
using System.Text.Json;
using PlacementLab.Placement;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Writes VMs and hosts by their names.</summary>
internal sealed class NameWriting(PlacementProblem problem)
{
    public void Vms(Utf8JsonWriter line, string key, IReadOnlyList<int> vms)
    {
        line.WritePropertyName(key);
        List(line, vms, problem.VmCount, VmName);
    }

    public void Hosts(Utf8JsonWriter line, string key, IReadOnlyList<int> hosts)
    {
        line.WritePropertyName(key);
        List(line, hosts, problem.HostCount, HostName);
    }

    public void VmLists(Utf8JsonWriter line, string key, IEnumerable<ImmutableArray<int>> lists) => Lists(line, key, lists, problem.VmCount, VmName);

    public void HostLists(Utf8JsonWriter line, string key, IEnumerable<ImmutableArray<int>> lists) => Lists(line, key, lists, problem.HostCount, HostName);

    /// <summary>A value for each VM, or one if it is the same for all.</summary>
    public void OfVms<T>(Utf8JsonWriter line, string key, ImmutableArray<T> values, Action<T> write) => Each(line, key, values, VmName, write);

    /// <summary>A value for each host, or one if it is the same for all.</summary>
    public void OfHosts<T>(Utf8JsonWriter line, string key, ImmutableArray<T> values, Action<T> write) => Each(line, key, values, HostName, write);

    private string VmName(int vm) => problem.Vms[vm].Name;

    private string HostName(int host) => problem.Datacenter.Hosts[host].Name;

    private static void Each<T>(Utf8JsonWriter line, string key, ImmutableArray<T> values, Func<int, string> nameOf, Action<T> write)
    {
        line.WritePropertyName(key);
        if (values.Distinct().Take(2).Count() == 1)
        {
            write(values[0]);
            return;
        }

        line.WriteStartObject();
        for (int i = 0; i < values.Length; i++)
        {
            line.WritePropertyName(nameOf(i));
            write(values[i]);
        }

        line.WriteEndObject();
    }

    private static void Lists(Utf8JsonWriter line, string key, IEnumerable<ImmutableArray<int>> lists, int count, Func<int, string> nameOf)
    {
        line.WriteStartArray(key);
        foreach (ImmutableArray<int> list in lists)
        {
            List(line, list, count, nameOf);
        }

        line.WriteEndArray();
    }

    // Lists are in index order, each once: as many as there are is all of them.
    private static void List(Utf8JsonWriter line, IReadOnlyList<int> members, int count, Func<int, string> nameOf)
    {
        if (members.Count == count)
        {
            line.WriteStringValue(NameTable.All);
            return;
        }

        line.WriteStartArray();
        foreach (int member in members)
        {
            line.WriteStringValue(nameOf(member));
        }

        line.WriteEndArray();
    }
}
