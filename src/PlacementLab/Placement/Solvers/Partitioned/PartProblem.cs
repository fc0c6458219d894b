using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Placement.Solvers.Partitioned;

/// <summary>Cuts parts out of a problem: hosts and VMs are numbered anew, constraints and terms keep what is inside.</summary>
internal sealed class PartProblem
{
    private readonly PlacementProblem _whole;
    private readonly int[] _partOfVm;
    private readonly int[] _newVm;
    private readonly int[] _newHost;
    private readonly int[] _partOfHost;
    private readonly ImmutableArray<IPlacementConstraint>[] _constraintsOf;
    private readonly ImmutableArray<(int[] Hosts, int[] Vms)> _parts;

    public PartProblem(PlacementProblem whole, ImmutableArray<(int[] Hosts, int[] Vms)> parts)
    {
        (_whole, _parts) = (whole, parts);
        (_partOfHost, _newHost) = Numbered(whole.HostCount, parts.Select(p => p.Hosts));
        (_partOfVm, _newVm) = Numbered(whole.VmCount, parts.Select(p => p.Vms));
        _constraintsOf = [.. Sorted().Select((inside, p) => ConstraintsOf(p, inside))];
    }

    /// <summary>The problem of a part; its VMs and hosts keep their names.</summary>
    public PlacementProblem Of(int part)
    {
        (int[] hosts, int[] vms) = _parts[part];
        ImmutableArray<Host> made = [.. hosts.Select((h, i) => _whole.Datacenter.Hosts[h] with { Index = i })];
        return new PlacementProblem
        {
            Datacenter = new Datacenter(made, Topology.TwoTier(made, _whole.Datacenter.Topology.Options)),
            Vms = [.. vms.Select((v, i) => _whole.Vms[v] with { Index = i })],
            Resources = _whole.Resources,
            Usage = [.. vms.Select(v => _whole.Usage[v])],
            Capacity = [.. hosts.Select(h => _whole.Capacity[h])],
            Initial = new Assignment([.. vms.Select(v => InitialOf(v, part))]),
            Constraints = _constraintsOf[part],
            Objective = ObjectivePart.Of(_whole, hosts, vms),
        };
    }

    private int InitialOf(int vm, int part) =>
        _whole.Initial[vm] is var host && host != Assignment.Unplaced && _partOfHost[host] == part ? _newHost[host] : Assignment.Unplaced;

    private static (int[] PartOf, int[] Number) Numbered(int count, IEnumerable<int[]> parts)
    {
        (int[] partOf, int[] number) = (new int[count], new int[count]);
        int part = 0;
        foreach (int[] members in parts)
        {
            for (int i = 0; i < members.Length; i++)
            {
                (partOf[members[i]], number[members[i]]) = (part, i);
            }

            part++;
        }

        return (partOf, number);
    }

    // Constraints of few VMs are looked up by the parts of these, so that a million of them are cheap.
    private ImmutableArray<IPlacementConstraint> ConstraintsOf(int part, List<IPlacementConstraint> inside)
    {
        int[] Inside(IEnumerable<int> members, int[] partOf, int[] number) => [.. members.Where(m => partOf[m] == part).Select(m => number[m])];
        var cut = new ConstraintPart(
            vms => Inside(vms, _partOfVm, _newVm), hosts => Inside(hosts, _partOfHost, _newHost), _parts[part].Vms, _parts[part].Hosts);
        return [.. inside.Select(cut.Of).OfType<IPlacementConstraint>()];
    }

    private List<IPlacementConstraint>[] Sorted()
    {
        List<IPlacementConstraint>[] byPart = [.. _parts.Select(_ => new List<IPlacementConstraint>())];
        foreach (IPlacementConstraint constraint in _whole.Constraints)
        {
            IEnumerable<int> parts = constraint.Scope is { } scope ? scope.Select(v => _partOfVm[v]).Distinct() : Enumerable.Range(0, byPart.Length);
            foreach (int part in parts)
            {
                byPart[part].Add(constraint);
            }
        }

        return byPart;
    }
}
