using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Spread over racks or zones: no two VMs of a group are in the same zone. Invariant: ∀ zone: |{v ∈ group: zone of host(v)}| ≤ 1.
/// Discrete or continuous. It tolerates nothing at first.
/// </summary>
/// <param name="vms">The VMs of the group.</param>
/// <param name="zoneOfHost">Rack or zone of each host, from 0.</param>
public sealed class ZoneSpreadConstraint(IEnumerable<int> vms, ImmutableArray<int> zoneOfHost) : IPlacementConstraint
{
    /// <inheritdoc/>
    public string Name => "zone spread";

    /// <summary>The VMs of the group, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <summary>Rack or zone of each host, from 0.</summary>
    public ImmutableArray<int> ZoneOfHost { get; } = zoneOfHost;

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("ZoneSpreadConstraint.Vms", Vms, problem);
        ConstraintData.RequirePartOfEachHost("ZoneSpreadConstraint.ZoneOfHost", ZoneOfHost, problem);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        int zone = ZoneOfHost[host];
        bool isMember = false;
        bool isTaken = false;
        foreach (int member in Vms)
        {
            int at = state.HostOf(member);
            isMember |= member == vm;
            isTaken |= member != vm && at != Assignment.Unplaced && ZoneOfHost[at] == zone;
        }

        return !isTaken || !isMember;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment) =>
        Vms.Where(v => assignment[v] != Assignment.Unplaced).GroupBy(v => ZoneOfHost[assignment[v]]).Where(z => z.Skip(1).Any())
            .Select(z => new ConstraintViolation(
                Name, $"Zone {z.Key} holds VMs {string.Join(", ", z)} of one group, at most 1 allowed.", z.Count() - 1, "VMs"));

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (IGrouping<int, int> zone in StatedHosts.Of(problem, model, Vms).GroupBy(h => ZoneOfHost[h]))
        {
            model.AddAtMost(Name, zone.SelectMany(h => Vms.Select(v => new AssignmentTerm(v, h, 1))), 1);
        }
    }
}
