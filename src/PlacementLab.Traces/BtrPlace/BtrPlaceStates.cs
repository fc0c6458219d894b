using PlacementLab.Placement;
using PlacementLab.Traces.Problems.Content;

namespace PlacementLab.Traces.BtrPlace;

/// <summary>
/// The VMs that are to run: those that a constraint of state asks for, and those that run now and that none asks anything of. They are
/// numbered in the order of their ids.
/// </summary>
internal sealed class BtrPlaceStates
{
    private readonly Dictionary<int, int> _vmOfId;
    private readonly SortedDictionary<int, (BtrPlaceState State, int Host)> _known;

    private BtrPlaceStates(BtrPlaceMapping mapping, Dictionary<int, BtrPlaceState> asked)
    {
        _known = mapping.Vms;
        VmIds = [.. mapping.Vms.Where(v => asked.GetValueOrDefault(v.Key, v.Value.State) == BtrPlaceState.Running).Select(v => v.Key)];
        _vmOfId = VmIds.Select((id, vm) => (id, vm)).ToDictionary(v => v.id, v => v.vm);
        Initial = new Assignment([.. VmIds.Select(id => mapping.Vms[id].Host)]);
    }

    /// <summary>Ids of the VMs that are to run, in order.</summary>
    public int[] VmIds { get; }

    /// <summary>Number of VMs that are to run.</summary>
    public int VmCount => VmIds.Length;

    /// <summary>Where they are now.</summary>
    public Assignment Initial { get; }

    /// <summary>Reads what constraints of state ask for.</summary>
    public static BtrPlaceStates Of(BtrPlaceMapping mapping, IEnumerable<ProblemNode> constraints)
    {
        var asked = new Dictionary<int, BtrPlaceState>();
        foreach (ProblemNode constraint in constraints)
        {
            if (Asks(constraint.At("id").Text()) is { } state)
            {
                ProblemNode vm = constraint.At("vm");
                if (!mapping.Vms.ContainsKey(BtrPlaceMapping.Id(vm)))
                {
                    vm.Reject($"VM {vm.Found}", $"one of the {mapping.Vms.Count} VMs of the mapping", "Correct the number.");
                }

                if (!asked.TryAdd(BtrPlaceMapping.Id(vm), state) && asked[BtrPlaceMapping.Id(vm)] != state)
                {
                    vm.Reject($"VM {vm.Found}, of which another state is asked too", "one state for each VM", "Leave one of the constraints out.");
                }
            }
        }

        return new BtrPlaceStates(mapping, asked);
    }

    /// <summary>Whether constraints of this id ask for a state of a VM.</summary>
    public static BtrPlaceState? Asks(string id) => id switch
    {
        "running" => BtrPlaceState.Running,
        "ready" => BtrPlaceState.Ready,
        "sleeping" => BtrPlaceState.Sleeping,
        "killed" => BtrPlaceState.Killed,
        _ => null,
    };

    /// <summary>Index of a VM; −1 if it is not to run.</summary>
    public int VmOf(ProblemNode id)
    {
        int number = BtrPlaceMapping.Id(id);
        if (!_known.ContainsKey(number))
        {
            id.Reject($"VM {id.Found}", $"one of the {_known.Count} VMs of the mapping", "Correct the number.");
        }

        return VmOfId(number);
    }

    /// <summary>Index of the VM of an id; −1 if it is not to run.</summary>
    public int VmOfId(int id) => _vmOfId.TryGetValue(id, out int vm) ? vm : -1;
}
