using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>Some VMs in groups that do not overlap.</summary>
internal sealed class VmGroups
{
    private readonly FrozenDictionary<int, int> _groupOf;

    /// <param name="groups">The VMs of each group; of a VM that is in several the first group counts.</param>
    public VmGroups(IEnumerable<IEnumerable<int>> groups)
    {
        Groups = [.. groups.Select(g => g.Distinct().Order().ToImmutableArray())];
        Vms = [.. Groups.SelectMany(g => g).Distinct().Order()];
        _groupOf = Groups.SelectMany((vms, group) => vms.Select(vm => (vm, group)))
            .DistinctBy(g => g.vm).ToFrozenDictionary(g => g.vm, g => g.group);
    }

    /// <summary>The VMs of each group, in index order.</summary>
    public ImmutableArray<ImmutableArray<int>> Groups { get; }

    /// <summary>All VMs, in index order.</summary>
    public ImmutableArray<int> Vms { get; }

    /// <summary>Group of a VM; −1 for none.</summary>
    public int Of(int vm) => _groupOf.TryGetValue(vm, out int group) ? group : -1;
}
