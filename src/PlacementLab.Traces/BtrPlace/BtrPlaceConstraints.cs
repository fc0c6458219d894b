using System.Collections.Frozen;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Traces.Problems.Content;

namespace PlacementLab.Traces.BtrPlace;

/// <summary>
/// Reads constraints by their id. VMs that are not to run are left out of them: constraints of placement speak of running VMs. All
/// preserve constraints of a resource become one, as do all offline constraints; so many are cheap to ask.
/// </summary>
internal sealed class BtrPlaceConstraints(BtrPlaceMapping mapping, BtrPlaceStates states, BtrPlaceViews views)
{
    private static readonly FrozenDictionary<string, Func<BtrPlaceConstraints, ProblemNode, IPlacementConstraint>> _kinds =
        new Dictionary<string, Func<BtrPlaceConstraints, ProblemNode, IPlacementConstraint>>
        {
            ["spread"] = (r, n) => new SpreadConstraint(r.Vms(n)) { IsStrict = true, IsContinuous = n.Flag("continuous") },
            ["gather"] = (r, n) => new GatherConstraint(r.Vms(n)) { IsContinuous = n.Flag("continuous") },
            ["lonely"] = (r, n) => new LonelyConstraint(r.Vms(n)) { IsContinuous = n.Flag("continuous") },
            ["ban"] = (r, n) => new BanConstraint(r.Vms(n), r.Nodes(n)) { IsContinuous = n.Flag("continuous") },
            ["fence"] = (r, n) => new FenceConstraint(r.Vms(n), r.Nodes(n)) { IsStrict = true, IsContinuous = n.Flag("continuous") },
            ["root"] = (r, n) => new RootConstraint(r.Vms(n)),
            ["quarantine"] = (r, n) => new QuarantineConstraint(r.Nodes(n)),
            ["among"] = (r, n) => new AmongConstraint(r.Vms(n), r.NodeLists(n.At("parts"))) { IsContinuous = n.Flag("continuous") },
            ["split"] = (r, n) => new SplitConstraint(r.VmLists(n.At("parts"))) { IsContinuous = n.Flag("continuous") },
            ["splitAmong"] = (r, n) => new SplitAmongConstraint(r.VmLists(n.At("vParts")), r.NodeLists(n.At("pParts"))) { IsContinuous = n.Flag("continuous") },
            ["overbook"] = (r, n) => new OverbookConstraint(r.Nodes(n), r.Resource(n), n.At("ratio").Number(double.Epsilon)) { IsContinuous = n.Flag("continuous") },
            ["maxOnline"] = (r, n) => new MaxOnlineConstraint(r.Nodes(n), Amount(n)) { IsContinuous = n.Flag("continuous") },
            ["runningCapacity"] = (r, n) => new RunningCapacityConstraint(r.Nodes(n), Amount(n)) { IsContinuous = n.Flag("continuous") },
            ["resourceCapacity"] = (r, n) => new ResourceCapacityConstraint(r.Nodes(n), r.Resource(n), Amount(n)) { IsContinuous = n.Flag("continuous") },
        }.ToFrozenDictionary();

    private readonly SortedDictionary<int, List<(int Vm, long Amount)>> _preserved = [];
    private readonly SortedDictionary<int, bool> _offline = [];
    private readonly HashSet<int> _online = [];

    /// <summary>Reads all constraints.</summary>
    public IEnumerable<IPlacementConstraint> Read(IEnumerable<ProblemNode> nodes)
    {
        var found = new List<IPlacementConstraint>();
        foreach (ProblemNode node in nodes)
        {
            string id = node.At("id").Text();
            if (_kinds.TryGetValue(id, out Func<BtrPlaceConstraints, ProblemNode, IPlacementConstraint>? read))
            {
                found.Add(read(this, node));
            }
            else if (!TakeState(node, id))
            {
                string known = string.Join(", ", _kinds.Keys.Concat(["preserve", "online", "offline", "running", "ready", "sleeping", "killed"]).Order(StringComparer.Ordinal));
                node.At("id").Reject(node.At("id").Found, $"one of {known}", "Leave the constraint out; what orders actions in time has no counterpart here.");
            }
        }

        return [.. _offline.GroupBy(o => o.Value).Select(g => new OfflineConstraint(g.Select(o => o.Key)) { IsContinuous = g.Key }), .. Preserves(), .. found];
    }

    private static int Amount(ProblemNode node) => (int)node.At("amount").Whole(0, int.MaxValue);

    private IEnumerable<IPlacementConstraint> Preserves() => _preserved.Select(p => new PreserveConstraint(p.Key, p.Value));

    // Constraints of state, and those of which there are as many as VMs or nodes.
    private bool TakeState(ProblemNode node, string id)
    {
        switch (id)
        {
            case "preserve":
                int resource = Resource(node);
                List<(int, long)> amounts = _preserved.TryGetValue(resource, out List<(int, long)>? known) ? known : _preserved[resource] = [];
                amounts.AddRange(Vms(node).Select(vm => (vm, (long)Amount(node))));
                return true;
            case "online" or "offline":
                foreach (int host in Nodes(node))
                {
                    TakeState(node, host, id == "online");
                }

                return true;
            default:
                return BtrPlaceStates.Asks(id) is not null;
        }
    }

    private void TakeState(ProblemNode node, int host, bool isOnline)
    {
        if (isOnline ? _offline.ContainsKey(host) : _online.Contains(host))
        {
            node.Reject($"node {mapping.NodeIds[host]} both online and offline", "one state for each node", "Leave one of the constraints out.");
        }

        if (isOnline)
        {
            _online.Add(host);
        }
        else
        {
            _offline[host] = node.Flag("continuous") || (_offline.TryGetValue(host, out bool isContinuous) && isContinuous);
        }
    }

    private int Resource(ProblemNode node) => views.ResourceOf(node.At("rc"));

    private int[] Vms(ProblemNode node) => node.Find("vm") is { } one ? [.. Running([one])] : [.. Running(node.At("vms").Items())];

    private int[] Nodes(ProblemNode node) => node.Find("node") is { } one ? [mapping.HostOf(one)] : [.. node.At("nodes").Items().Select(mapping.HostOf)];

    private IEnumerable<int> Running(IEnumerable<ProblemNode> vms) => vms.Select(states.VmOf).Where(vm => vm >= 0);

    private IEnumerable<int[]> VmLists(ProblemNode lists) => [.. lists.Items().Select(l => Running(l.Items()).ToArray()).Where(l => l.Length > 0)];

    private IEnumerable<int[]> NodeLists(ProblemNode lists) => [.. lists.Items().Select(l => l.Items().Select(mapping.HostOf).ToArray())];
}
