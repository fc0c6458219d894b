using System.Collections.Frozen;
using System.Collections.Immutable;
using PlacementLab.Placement;
using PlacementLab.Placement.Constraints;
using PlacementLab.Units;

namespace PlacementLab.Traces.Problems.Content;

/// <summary>Reads constraints by their type.</summary>
internal sealed class ConstraintReading(FleetReading fleet)
{
    private static readonly FrozenDictionary<string, (string[] Keys, Func<ConstraintReading, ProblemNode, IPlacementConstraint> Read)> _kinds =
        new Dictionary<string, (string[], Func<ConstraintReading, ProblemNode, IPlacementConstraint>)>
        {
            ["capacity"] = (["cpuOverbooking", "transient", "strict"], (_, n) => new CapacityConstraint
            {
                CpuOverbooking = n.Find("cpuOverbooking")?.Number(1) ?? 1,
                CountsTransient = n.Flag("transient"),
                IsStrict = n.Flag("strict"),
            }),
            ["spread"] = (["vms", "strict", "continuous"], (r, n) => new SpreadConstraint(r.Vms(n)) { IsStrict = n.Flag("strict"), IsContinuous = n.Flag("continuous") }),
            ["zone-spread"] = (["vms", "by", "continuous"], (r, n) => new ZoneSpreadConstraint(r.Vms(n), r.By(n)) { IsContinuous = n.Flag("continuous") }),
            ["minimum-spread"] = (["vms", "by", "least"], (r, n) => new MinimumSpreadConstraint(r.Vms(n), r.By(n), Count(n, "least"))),
            ["gather"] = (["vms", "continuous"], (r, n) => new GatherConstraint(r.Vms(n)) { IsContinuous = n.Flag("continuous") }),
            ["among"] = (["vms", "parts", "continuous"], (r, n) => new AmongConstraint(r.Vms(n), r.Parts(n)) { IsContinuous = n.Flag("continuous") }),
            ["split"] = (["groups", "continuous"], (r, n) => new SplitConstraint(r.Groups(n)) { IsContinuous = n.Flag("continuous") }),
            ["split-among"] = (["groups", "parts", "continuous"], (r, n) => new SplitAmongConstraint(r.Groups(n), r.Parts(n)) { IsContinuous = n.Flag("continuous") }),
            ["fence"] = (["vms", "hosts", "strict", "continuous"], (r, n) => new FenceConstraint(r.Vms(n), r.Hosts(n)) { IsStrict = n.Flag("strict"), IsContinuous = n.Flag("continuous") }),
            ["ban"] = (["vms", "hosts", "continuous"], (r, n) => new BanConstraint(r.Vms(n), r.Hosts(n)) { IsContinuous = n.Flag("continuous") }),
            ["root"] = (["vms"], (r, n) => new RootConstraint(r.Vms(n))),
            ["lonely"] = (["vms", "continuous"], (r, n) => new LonelyConstraint(r.Vms(n)) { IsContinuous = n.Flag("continuous") }),
            ["quarantine"] = (["hosts"], (r, n) => new QuarantineConstraint(r.Hosts(n))),
            ["offline"] = (["hosts", "continuous"], (r, n) => new OfflineConstraint(r.Hosts(n)) { IsContinuous = n.Flag("continuous") }),
            ["online"] = (["hosts", "continuous"], (r, n) => new OnlineConstraint(r.Hosts(n)) { IsContinuous = n.Flag("continuous") }),
            ["max-online"] = (["hosts", "most", "continuous"], (r, n) => new MaxOnlineConstraint(r.Hosts(n), Count(n, "most")) { IsContinuous = n.Flag("continuous") }),
            ["running-capacity"] = (["hosts", "most", "continuous"], (r, n) => new RunningCapacityConstraint(r.Hosts(n), Count(n, "most")) { IsContinuous = n.Flag("continuous") }),
            ["resource-capacity"] = (["hosts", "resource", "most", "continuous"], (r, n) =>
                new ResourceCapacityConstraint(r.Hosts(n), r.Resource(n), n.At("most").Whole()) { IsContinuous = n.Flag("continuous") }),
            ["overbook"] = (["hosts", "resource", "ratio", "continuous"], (r, n) =>
                new OverbookConstraint(r.Hosts(n), r.Resource(n), n.At("ratio").Number(double.Epsilon)) { IsContinuous = n.Flag("continuous") }),
            ["preserve"] = (["resource", "amounts", "vms", "amount"], (r, n) => r.Preserve(n)),
            ["dependency"] = (["vms", "needed", "by"], (r, n) => new DependencyConstraint(r.Vms(n), r.List(n, "needed"), r.By(n))),
            ["bandwidth-budget"] = (["dataBytes", "totalBytes", "outOfHostBytes", "intoHostBytes"], (r, n) => new BandwidthBudgetConstraint(r.Data(n))
            {
                Total = Size(n, "totalBytes"),
                OutOfHost = Size(n, "outOfHostBytes"),
                IntoHost = Size(n, "intoHostBytes"),
            }),
            ["downtime-sla"] = (["downtimeSeconds", "limitSeconds"], (r, n) => new DowntimeSlaConstraint(r.Times(n, "downtimeSeconds"), r.Times(n, "limitSeconds"))),
        }.ToFrozenDictionary();

    /// <summary>Names of the types, in order.</summary>
    public static IEnumerable<string> Types => _kinds.Keys.Order(StringComparer.Ordinal);

    /// <summary>Reads a constraint.</summary>
    public IPlacementConstraint Read(ProblemNode node)
    {
        ProblemNode type = node.At("type");
        if (!_kinds.TryGetValue(type.Text(), out (string[] Keys, Func<ConstraintReading, ProblemNode, IPlacementConstraint> Read) kind))
        {
            type.Reject(type.Found, $"one of {string.Join(", ", Types)}", "Correct the type or leave the constraint out.");
        }

        return kind.Read(this, node.With(["type", .. kind.Keys]));
    }

    private static int Count(ProblemNode node, string key) => (int)node.At(key).Whole(0, int.MaxValue);

    private static DataSize? Size(ProblemNode node, string key) => node.Find(key) is { } size ? DataSize.FromBytes(size.Whole()) : null;

    private IReadOnlyList<int> Vms(ProblemNode node) => List(node, "vms");

    private IReadOnlyList<int> List(ProblemNode node, string key) => fleet.VmNames.List(node.At(key));

    private IReadOnlyList<int> Hosts(ProblemNode node) => fleet.HostNames.List(node.At("hosts"));

    private IEnumerable<IReadOnlyList<int>> Groups(ProblemNode node) => Disjoint(node.At("groups"), fleet.VmNames);

    private IEnumerable<IReadOnlyList<int>> Parts(ProblemNode node) => Disjoint(node.At("parts"), fleet.HostNames);

    private static List<IReadOnlyList<int>> Disjoint(ProblemNode lists, NameTable names)
    {
        var found = new List<IReadOnlyList<int>>();
        var seen = new HashSet<int>();
        foreach (ProblemNode list in lists.Items())
        {
            found.Add(names.List(list));
            if (found[^1].Distinct().Count(member => !seen.Add(member)) is var shared && shared > 0)
            {
                list.Reject($"{shared} that an earlier list has too", "lists that share nothing", "Leave each in one list.");
            }
        }

        return found;
    }

    private ImmutableArray<int> By(ProblemNode node) => fleet.Label(node.At("by"));

    private int Resource(ProblemNode node)
    {
        ProblemNode name = node.At("resource");
        return fleet.ResourceOf(name.Name(), name);
    }

    private PreserveConstraint Preserve(ProblemNode node)
    {
        int resource = Resource(node);
        return node.Find("amounts") is { } amounts
            ? new PreserveConstraint(resource, amounts.Entries().Select(a => (fleet.VmNames.Of(a.Key, a.Value), a.Value.Whole())).ToArray())
            : new PreserveConstraint(Vms(node), resource, node.At("amount").Whole());
    }

    private ImmutableArray<DataSize> Data(ProblemNode node) => [.. fleet.VmNames.Each(node.At("dataBytes"), n => DataSize.FromBytes(n.Whole()))];

    private ImmutableArray<TimeSpan> Times(ProblemNode node, string key) => [.. fleet.VmNames.Each(node.At(key), n => n.Seconds())];
}
