using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Planning.Scheduling;
using PlacementLab.Traces.Files;
using PlacementLab.Units;

namespace PlacementLab.Traces.Mvm;

/// <summary>The actions and constraints of an instance: destinations, rules and the published plan.</summary>
internal sealed class MvmActions
{
    private readonly Dictionary<int, int> _vmIndex;
    private readonly Dictionary<int, int> _nodeIndex;
    private readonly int[] _targets;
    private readonly List<(JsonPlace At, int Vm)> _migrations = [];
    private readonly List<MovePrecedence> _precedences = [];
    private readonly List<ImmutableArray<int>> _serialized = [];
    private readonly List<ImmutableArray<int>> _synchronized = [];
    private readonly List<MoveDeadline> _deadlines = [];
    private readonly List<MoveRelease> _releases = [];

    public MvmActions(JsonPlace root, Dictionary<int, int> vmIndex, Dictionary<int, int> nodeIndex, int[] initial)
    {
        (_vmIndex, _nodeIndex, _targets) = (vmIndex, nodeIndex, (int[])initial.Clone());
        JsonPlace[] actions = [.. root.Find("actions")?.Entries() ?? []];
        foreach (JsonPlace action in actions.Where(a => a.At("id").Text() == "migrateVM"))
        {
            Add(action, initial);
        }

        foreach (JsonPlace constraint in root.Find("constraints")?.Entries() ?? [])
        {
            AddConstraint(constraint);
        }

        if (_targets.AsSpan().SequenceEqual(initial))
        {
            throw new InvalidInputException(
                root.Name, "no migration", "migrations under $.actions, or fences to one node under $.constraints", "Give an instance whose VMs move.");
        }

        foreach (JsonPlace action in actions)
        {
            AddHostAction(action);
        }
    }

    /// <summary>The host of each VM afterwards.</summary>
    public ImmutableArray<int> Targets => [.. _targets];

    /// <summary>The rules.</summary>
    public MoveRules Rules => new()
    {
        Precedences = [.. _precedences],
        Serialized = [.. _serialized],
        Synchronized = [.. _synchronized],
        Deadlines = [.. _deadlines],
        Releases = [.. _releases],
    };

    /// <summary>The published plan as it stands, whatever its durations; null where there is none.</summary>
    public MigrationPlan? Plan(TwoStageEstimator estimator) => _migrations.Count == 0
        ? null
        : new MigrationPlan([.. _migrations.Select(m => Published(m.At, m.Vm, estimator)).OrderBy(m => m.Start).ThenBy(m => m.Vm)], []);

    private void Add(JsonPlace action, int[] initial)
    {
        int vm = Vm(action.At("vm"));
        int from = Node(action.At("from"));
        if (from != initial[vm])
        {
            throw action.At("from").Refuse("the node that the VM is on", "Correct the plan or the mapping.");
        }

        int to = Node(action.At("to"));
        if (_migrations.Any(m => m.Vm == vm) || to == from)
        {
            throw action.Refuse("one migration for each VM, to another node", "Remove the others.");
        }

        _targets[vm] = to;
        _migrations.Add((action, vm));
    }

    private PlannedMigration Published(JsonPlace action, int vm, TwoStageEstimator estimator)
    {
        long start = action.At("start").Whole();
        long end = action.At("end").Whole();
        if (end <= start)
        {
            throw action.At("end").Refuse("an end after the start", "Correct the plan.");
        }

        var bandwidth = DataRate.FromMegabitsPerSecond(action.At("bw").Number(1, 1e6));
        var total = TimeSpan.FromSeconds(end - start);
        MigrationEstimate estimate = estimator.Estimate(vm, bandwidth);
        return new PlannedMigration
        {
            Vm = vm,
            From = Node(action.At("from")),
            To = Node(action.At("to")),
            Start = TimeSpan.FromSeconds(start),
            Bandwidth = bandwidth,
            Estimate = estimate with { TotalTime = total, ResumeAt = total < estimate.ResumeAt ? total : estimate.ResumeAt },
        };
    }

    // A node that boots is ready when it is up; a node that is shut down afterwards changes nothing for the migrations.
    private void AddHostAction(JsonPlace action)
    {
        string id = action.At("id").Text();
        if (id == "bootNode")
        {
            int node = Node(action.At("node"));
            TimeSpan boot = TimeSpan.FromSeconds(action.At("end").Whole() - action.At("start").Whole());
            _releases.AddRange(Enumerable.Range(0, _targets.Length).Where(v => _targets[v] == node).Select(v => new MoveRelease(v, boot)));
        }
        else if (id is not ("migrateVM" or "shutdownNode"))
        {
            throw action.At("id").Refuse("migrateVM, bootNode or shutdownNode", "Remove the action; only migrations are scheduled.");
        }
    }

    private void AddConstraint(JsonPlace constraint)
    {
        switch (constraint.At("id").Text())
        {
            case "fence":
                JsonPlace[] nodes = [.. constraint.At("nodes").Entries()];
                _targets[Vm(constraint.At("vm"))] = nodes.Length == 1
                    ? Node(nodes[0])
                    : throw constraint.At("nodes").Refuse("one node: destinations are fixed", "Decide on the destination first.");
                break;
            case "Precedence":
                _precedences.Add(new MovePrecedence(Vm(constraint.At("vm1")), Vm(constraint.At("vm2"))));
                break;
            case "Serialize":
                _serialized.Add([.. constraint.At("vms").Entries().Select(Vm)]);
                break;
            case "Sync":
                _synchronized.Add([.. constraint.At("vms").Entries().Select(Vm)]);
                break;
            case "Deadline":
                _deadlines.Add(new MoveDeadline(Vm(constraint.At("vm")), Timestamp(constraint.At("timestamp"))));
                break;
            default:
                throw constraint.At("id").Refuse(
                    "fence, Precedence, Serialize, Sync or Deadline", "Remove the constraint; a schedule cannot express it.");
        }
    }

    private static TimeSpan Timestamp(JsonPlace at)
    {
        string text = at.Text();
        string[] parts = text.TrimStart('+').Split(':');
        bool isRelative = text.StartsWith('+') && parts.Length == 3 && parts.All(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        if (!isRelative)
        {
            throw at.Refuse("a time from the start of the plan such as \"+0:1:30\" (hours, minutes, seconds)", "Write it that way.");
        }

        long[] numbers = [.. parts.Select(p => long.Parse(p, CultureInfo.InvariantCulture))];
        return TimeSpan.FromSeconds((numbers[0] * 3600) + (numbers[1] * 60) + numbers[2]);
    }

    private int Vm(JsonPlace at) => _vmIndex.TryGetValue((int)Math.Min(at.Whole(), int.MaxValue), out int index)
        ? index
        : throw at.Refuse("a running VM of $.origin.mapping", "Correct the number.");

    private int Node(JsonPlace at) => _nodeIndex.TryGetValue((int)Math.Min(at.Whole(), int.MaxValue), out int index)
        ? index
        : throw at.Refuse("a node of $.origin.mapping", "Correct the number.");
}
