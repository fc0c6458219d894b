using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>Some hosts in parts that do not overlap.</summary>
internal sealed class HostParts
{
    private readonly FrozenDictionary<int, int> _partOf;

    /// <param name="parts">The hosts of each part; of a host that is in several the first part counts.</param>
    public HostParts(IEnumerable<IEnumerable<int>> parts)
    {
        Parts = [.. parts.Select(p => p.Distinct().Order().ToImmutableArray())];
        _partOf = Parts.SelectMany((hosts, part) => hosts.Select(host => (host, part)))
            .DistinctBy(p => p.host).ToFrozenDictionary(p => p.host, p => p.part);
    }

    /// <summary>The hosts of each part, in index order.</summary>
    public ImmutableArray<ImmutableArray<int>> Parts { get; }

    /// <summary>Part of a host; −1 for none.</summary>
    public int Of(int host) => _partOf.TryGetValue(host, out int part) ? part : -1;

    /// <summary>Forbids VMs all hosts outside the parts.</summary>
    public void ForbidOutside(string name, IEnumerable<int> vms, PlacementProblem problem, IConstraintModel model)
    {
        int[] outside = [.. Enumerable.Range(0, problem.HostCount).Where(h => Of(h) < 0)];
        foreach (int vm in vms)
        {
            foreach (int host in outside)
            {
                model.Forbid(name, vm, host);
            }
        }
    }

    /// <summary>States that VMs are in one part at most, and creates the flag of each part: set where one of them is in it.</summary>
    public int[] StateOnePart(string name, IEnumerable<int> vms, IConstraintModel model)
    {
        int[] flags = [.. Parts.Select(_ => model.NewFlag())];
        model.AddAtMost(name, [], flags.Select(f => new FlagTerm(f, 1)), 1);
        foreach (int vm in vms)
        {
            for (int part = 0; part < flags.Length; part++)
            {
                model.AddAtMost(name, Parts[part].Select(h => new AssignmentTerm(vm, h, 1)), [new FlagTerm(flags[part], -1)], 0);
            }
        }

        return flags;
    }
}
