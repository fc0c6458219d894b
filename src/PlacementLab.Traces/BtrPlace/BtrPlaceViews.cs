using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Infrastructure;
using PlacementLab.Traces.Problems.Content;

namespace PlacementLab.Traces.BtrPlace;

/// <summary>What the views of a model say: names, and for each shareable resource capacities and consumption.</summary>
internal sealed class BtrPlaceViews
{
    private readonly BtrPlaceMapping _mapping;
    private readonly BtrPlaceStates _states;

    public BtrPlaceViews(ProblemNode? views, BtrPlaceMapping mapping, BtrPlaceStates states)
    {
        (_mapping, _states) = (mapping, states);
        ProblemNode[] all = [.. views?.Items() ?? []];
        ProblemNode[] shared = [.. all.Where(v => v.At("id").Text() == "shareableResource")];
        foreach (ProblemNode view in all.Where(v => v.At("id").Text() is not ("shareableResource" or "ns" or "net")))
        {
            view.At("id").Reject(view.At("id").Found, "shareableResource, ns or net", "Leave the view out.");
        }

        if (shared.Length == 0)
        {
            views?.Reject("no shareableResource", "a view for each resource", "Add one.");
        }

        Resources = Spaced(shared);
        Dictionary<int, int> hosts = mapping.NodeIds.Select((id, host) => (id, host)).ToDictionary(n => n.id, n => n.host);
        Dictionary<int, int> vms = states.VmIds.Select((id, vm) => (id, vm)).ToDictionary(n => n.id, n => n.vm);
        Capacity = Vectors(shared, "nodes", "defCapacity", hosts);
        Usage = Vectors(shared, "vms", "defConsumption", vms);
        NodeNames = Names(all, "node", mapping.NodeIds);
        VmNames = Names(all, "vm", states.VmIds);
    }

    public ResourceSpace Resources { get; }

    public ImmutableArray<ResourceVector> Capacity { get; }

    public ImmutableArray<ResourceVector> Usage { get; }

    public string[] NodeNames { get; }

    public string[] VmNames { get; }

    /// <summary>Position of a resource.</summary>
    public int ResourceOf(ProblemNode name)
    {
        for (int r = 0; r < Resources.Count; r++)
        {
            if (Resources.Resources[r].Name == name.Text())
            {
                return r;
            }
        }

        throw new InvalidInputException(
            name.Place, name.Found, $"one of {string.Join(", ", Resources.Resources.Select(r => r.Name))}", "Add a shareableResource of this name.");
    }

    private static ResourceSpace Spaced(ProblemNode[] shared)
    {
        var names = new NameTable("resource");
        return ResourceSpace.Of([.. shared.Select(v => new Resource(names.Add(v.At("rcId")), "units", true))]);
    }

    private ImmutableArray<ResourceVector> Vectors(ProblemNode[] shared, string key, string defaultKey, Dictionary<int, int> positions)
    {
        long[][] amounts = [.. shared.Select(view =>
        {
            long usual = Default(view.Find(defaultKey));
            long[] column = [.. Enumerable.Repeat(usual, positions.Count)];
            foreach ((string id, ProblemNode amount) in view.Find(key)?.Entries() ?? [])
            {
                if (positions.TryGetValue(BtrPlaceMapping.Id(id, amount), out int position))
                {
                    column[position] = amount.Whole(0, int.MaxValue);
                }
            }

            return column;
        })];
        return [.. Enumerable.Range(0, positions.Count).Select(i => new ResourceVector([.. amounts.Select(a => a[i])]))];
    }

    // Defaults are written as text or number.
    private static long Default(ProblemNode? value)
    {
        if (value is null || value.Kind == System.Text.Json.JsonValueKind.Number)
        {
            return value?.Whole(0, int.MaxValue) ?? 0;
        }

        if (!long.TryParse(value.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            value.Reject(value.Found, "a whole number of at least 0", "Correct this number.");
        }

        return number;
    }

    private static string[] Names(ProblemNode[] views, string type, int[] ids)
    {
        var names = new Dictionary<int, string>();
        foreach (ProblemNode view in views.Where(v => v.At("id").Text() == "ns" && v.At("type").Text() == type))
        {
            foreach ((string name, ProblemNode id) in view.At("map").Entries())
            {
                _ = names.TryAdd(BtrPlaceMapping.Id(id), name);
            }
        }

        return [.. ids.Select(id => names.GetValueOrDefault(id) ?? string.Create(CultureInfo.InvariantCulture, $"{type}-{id}"))];
    }
}
