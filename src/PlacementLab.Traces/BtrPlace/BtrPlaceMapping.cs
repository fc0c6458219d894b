using System.Globalization;
using PlacementLab.Placement;
using PlacementLab.Traces.Problems.Content;

namespace PlacementLab.Traces.BtrPlace;

/// <summary>Nodes in the order of their ids, and which VM is where and in what state.</summary>
internal sealed class BtrPlaceMapping
{
    private readonly Dictionary<int, int> _hostOfNode;

    public BtrPlaceMapping(ProblemNode mapping)
    {
        ProblemNode online = mapping.At("onlineNodes");
        int[] offline = [.. mapping.Find("offlineNodes")?.Items().Select(Id) ?? []];
        (int Id, ProblemNode Node)[] nodes = [.. online.Entries().Select(e => (Id(e.Key, e.Value), e.Value))];
        NodeIds = [.. nodes.Select(n => n.Id).Concat(offline).Order()];
        _hostOfNode = new Dictionary<int, int>(NodeIds.Length);
        foreach (int id in NodeIds)
        {
            if (!_hostOfNode.TryAdd(id, _hostOfNode.Count))
            {
                mapping.Reject($"node {id} a second time", "each node online or offline, once", "Leave it in one list.");
            }
        }

        foreach ((int id, ProblemNode node) in nodes)
        {
            Take(node.Find("runningVMs"), BtrPlaceState.Running, _hostOfNode[id]);
            Take(node.Find("sleepingVMs"), BtrPlaceState.Sleeping, Assignment.Unplaced);
        }

        Take(mapping.Find("readyVMs"), BtrPlaceState.Ready, Assignment.Unplaced);
    }

    /// <summary>Ids of the nodes in order.</summary>
    public int[] NodeIds { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => NodeIds.Length;

    /// <summary>State and host of each VM by its id.</summary>
    public SortedDictionary<int, (BtrPlaceState State, int Host)> Vms { get; } = [];

    /// <summary>The number that a list or key gives.</summary>
    public static int Id(ProblemNode node) => (int)node.Whole(0, int.MaxValue);

    /// <summary>The number that is a key.</summary>
    public static int Id(string key, ProblemNode node)
    {
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int id))
        {
            node.Reject($"the key \"{key}\"", "the number of a node or VM", "Correct the key.");
        }

        return id;
    }

    /// <summary>Index of the host that a node is.</summary>
    public int HostOf(ProblemNode id)
    {
        if (!_hostOfNode.TryGetValue(Id(id), out int host))
        {
            id.Reject($"node {id.Found}", $"one of the {NodeCount} nodes of the mapping", "Correct the number.");
        }

        return host;
    }

    private void Take(ProblemNode? list, BtrPlaceState state, int host)
    {
        foreach (ProblemNode vm in list?.Items() ?? [])
        {
            if (!Vms.TryAdd(Id(vm), (state, host)))
            {
                vm.Reject($"VM {vm.Found} a second time", "each VM in one state, once", "Leave it in one list.");
            }
        }
    }
}
