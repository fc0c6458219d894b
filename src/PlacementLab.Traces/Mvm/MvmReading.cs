using System.Collections.Immutable;
using PlacementLab.Infrastructure;
using PlacementLab.Migration.Sharing;
using PlacementLab.Placement;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Traces.Files;
using PlacementLab.Units;

namespace PlacementLab.Traces.Mvm;

/// <summary>Turns the document of an instance into a problem and a plan, and rejects what does not fit together.</summary>
internal sealed class MvmReading
{
    private const long BytesPerMegabyte = 1_000_000;
    private const double LargestMegabytes = 1e8;

    private readonly JsonPlace _root;
    private readonly JsonPlace _origin;
    private readonly IReadOnlyList<double>? _linkMegabits;
    private readonly Dictionary<int, int> _nodeIndex = [];
    private readonly Dictionary<int, int> _vmIndex = [];
    private readonly int[] _vms;
    private readonly int[] _nodes;
    private readonly int[] _initial;
    private readonly ImmutableArray<TwoStageDuration> _formulas;
    private readonly Dictionary<double, VmType> _types = [];

    public MvmReading(JsonPlace root, IReadOnlyList<double>? linkMegabits)
    {
        (_root, _origin, _linkMegabits) = (root, root.At("origin"), linkMegabits);
        JsonPlace mapping = _origin.At("mapping");
        JsonPlace online = mapping.At("onlineNodes");
        var nodes = online.Properties().Select(n => n.KeyNumber).ToList();
        nodes.AddRange(mapping.Find("offlineNodes")?.Entries().Select(n => (int)n.Whole()) ?? []);
        _nodes = [.. nodes.Order()];
        Index(_nodes, _nodeIndex, online, "node");
        if (_nodes.Length == 0)
        {
            throw online.Refuse("at least one node", "Give an instance with nodes.");
        }

        (int Vm, int Node)[] running =
        [
            .. online.Properties().SelectMany(n => n.At("runningVMs").Entries().Select(v => ((int)v.Whole(), n.KeyNumber))).OrderBy(p => p.Item1),
        ];
        _vms = [.. running.Select(r => r.Vm)];
        Index(_vms, _vmIndex, online, "running VM");
        _initial = [.. running.Select(r => _nodeIndex[r.Node])];
        _formulas = [.. _vms.Select(Formula)];
    }

    /// <summary>The instance.</summary>
    public MvmInstance ToInstance(string name)
    {
        var memory = DataSize.FromBytes(Math.Max(1, _formulas.Sum(f => (long)(f.MemoryMegabytes * BytesPerMegabyte))));
        var actions = new MvmActions(_root, _vmIndex, _nodeIndex, _initial);
        (ResourceSpace space, ImmutableArray<ResourceVector> usage, ImmutableArray<ResourceVector> capacity) = Resources(memory);
        var problem = new PlanningProblem
        {
            Datacenter = MvmNetwork.Of(_nodes, _linkMegabits, memory, _origin.At("mapping")),
            Vms = [.. _vms.Select((vm, i) => new Vm(i, $"vm-{vm}", TypeOf(i)))],
            Usage = usage,
            Capacity = capacity,
            Resources = space,
            Initial = new Assignment([.. _initial]),
            Target = new Assignment(actions.Targets),
            Limits = new PlanningLimits { MaxConcurrentPerHost = int.MaxValue, MinimumBandwidthShare = 1e-6 },
            Rules = actions.Rules,
        };
        var estimator = new TwoStageEstimator([.. _formulas]);
        return new MvmInstance(name, problem, estimator, actions.Plan(estimator)) { Formulas = _formulas };
    }

    private VmType TypeOf(int index)
    {
        double megabytes = _formulas[index].MemoryMegabytes;
        if (!_types.TryGetValue(megabytes, out VmType? type))
        {
            string name = FormattableString.Invariant($"{megabytes} MB");
            type = new VmType(name, CpuCapacity.FromMips(0), DataSize.FromBytes((long)(megabytes * BytesPerMegabyte)));
            _types.Add(megabytes, type);
        }

        return type;
    }

    private static void Index(int[] numbers, Dictionary<int, int> index, JsonPlace at, string what)
    {
        foreach (int number in numbers)
        {
            if (!index.TryAdd(number, index.Count))
            {
                throw new InvalidInputException(at.Name, $"{what} {number} twice", $"each {what} once", "Correct the mapping.");
            }
        }
    }

    private TwoStageDuration Formula(int vm)
    {
        JsonPlace all = _origin.At("attributes").At("vms");
        JsonPlace at = all.At(FormattableString.Invariant($"{vm}"));
        if (at.Find("postCopy") is { Value.ValueKind: System.Text.Json.JsonValueKind.True } postCopy)
        {
            throw postCopy.Refuse("pre-copy, which the formula describes", "Remove the attribute.");
        }

        double Of(string name, string later, double standard, double least) =>
            (at.Find(name) ?? at.Find(later))?.Number(least, LargestMegabytes) ?? standard;
        return new TwoStageDuration
        {
            MemoryMegabytes = at.At("memUsed").Number(1, LargestMegabytes),
            HotMegabytes = Of("maxDirtySize", "hotDirtySize", 5, 0),
            HotSeconds = Of("maxDirtyDuration", "hotDirtyDuration", 2, 1e-3),
            ColdMegabytesPerSecond = Of("dirtyRate", "coldDirtyRate", 0, 0),
        };
    }

    // The bytes sent are the core's memory, of which every node has enough; what binds are the instance's own units, on both sides.
    private (ResourceSpace Space, ImmutableArray<ResourceVector> Usage, ImmutableArray<ResourceVector> Capacity) Resources(DataSize memory)
    {
        JsonPlace[] views =
        [
            .. (_origin.Find("views")?.Entries() ?? []).Where(v => v.At("id").Text() == "shareableResource"),
        ];
        var space = ResourceSpace.With([.. views.Select(v => new Resource($"view {v.At("rcId").Text()}", "units", true))]);
        ResourceVector Of(string list, string fallback, int number, long bytes) => new(
        [
            0, bytes, .. views.Select(v => (v.At(list).Find(FormattableString.Invariant($"{number}")) ?? v.At(fallback)).Whole()),
        ]);
        ImmutableArray<ResourceVector> usage =
            [.. _vms.Select((vm, i) => Of("vms", "defConsumption", vm, (long)(_formulas[i].MemoryMegabytes * BytesPerMegabyte)))];
        return (space, usage, [.. _nodes.Select(node => Of("nodes", "defCapacity", node, memory.Bytes))]);
    }
}
