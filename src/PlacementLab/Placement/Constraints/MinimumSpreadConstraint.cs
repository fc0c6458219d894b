using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Minimum spread: the VMs of a group are in at least so many locations. Invariant: |{location of host(v): v ∈ group}| ≥ least.
/// Discrete. While members are on no host, each counts as one more location.
/// Source: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1, spread constraint.
/// </summary>
/// <param name="vms">The VMs of the group.</param>
/// <param name="locationOfHost">Location of each host, from 0.</param>
/// <param name="least">Least number of locations.</param>
public sealed class MinimumSpreadConstraint(IEnumerable<int> vms, ImmutableArray<int> locationOfHost, int least) : IPlacementConstraint
{
    private readonly int _locations = HostMarks.CountOf(locationOfHost);

    /// <inheritdoc/>
    public string Name => "minimum spread";

    /// <summary>The VMs of the group, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <summary>Location of each host, from 0.</summary>
    public ImmutableArray<int> LocationOfHost { get; } = locationOfHost;

    /// <summary>Least number of locations.</summary>
    public int Least { get; } = least;

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("MinimumSpreadConstraint.Vms", Vms, problem);
        ConstraintData.RequirePartOfEachHost("MinimumSpreadConstraint.LocationOfHost", LocationOfHost, problem);
        ConstraintData.RequireNoneNegative("MinimumSpreadConstraint.Least", Least);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        Span<bool> seen = _locations <= HostMarks.MostOnStack ? stackalloc bool[_locations] : new bool[_locations];
        int count = 0;
        bool isMember = false;
        foreach (int member in Vms)
        {
            isMember |= member == vm;
            int at = member == vm ? host : state.HostOf(member);
            count += at == Assignment.Unplaced || HostMarks.Sets(seen, LocationOfHost[at]) ? 1 : 0;
        }

        return count >= Least || !isMember;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        int count = Vms.Where(v => assignment[v] != Assignment.Unplaced).Select(v => LocationOfHost[assignment[v]]).Distinct().Count();
        if (count < Least)
        {
            string message = $"VMs {string.Join(", ", Vms)} of one group are in {count} locations, at least {Least} wanted.";
            yield return new ConstraintViolation(Name, message, Least - count, "locations");
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        var flags = new List<FlagTerm>();
        foreach (IGrouping<int, int> location in StatedHosts.Of(problem, model, Vms).GroupBy(h => LocationOfHost[h]))
        {
            // Set only where a member is in the location.
            int flag = model.NewFlag();
            model.AddAtMost(Name, location.SelectMany(h => Vms.Select(v => new AssignmentTerm(v, h, -1))), [new FlagTerm(flag, 1)], 0);
            flags.Add(new FlagTerm(flag, -1));
        }

        model.AddAtMost(Name, [], flags, -Least);
    }
}
