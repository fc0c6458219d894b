using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Dependency: some VMs need one of others nearby. Invariant: ∀v ∈ dependents ∃w ∈ needed: neighbourhood of host(v) = neighbourhood
/// of host(w). A VM in both groups serves itself. Discrete. It is asked for once all needed VMs are on hosts.
/// Source: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1, dependency constraint.
/// </summary>
/// <param name="dependents">The VMs that need others.</param>
/// <param name="needed">The VMs of which they need one in their neighbourhood.</param>
/// <param name="neighbourhoodOfHost">Neighbourhood of each host, from 0.</param>
public sealed class DependencyConstraint(IEnumerable<int> dependents, IEnumerable<int> needed, ImmutableArray<int> neighbourhoodOfHost)
    : IPlacementConstraint
{
    private readonly FrozenSet<int> _dependents = dependents.ToFrozenSet();
    private readonly FrozenSet<int> _needed = needed.ToFrozenSet();
    private readonly int _neighbourhoods = HostMarks.CountOf(neighbourhoodOfHost);

    /// <inheritdoc/>
    public string Name => "dependency";

    /// <summary>The VMs that need others, in index order.</summary>
    public ImmutableArray<int> Dependents { get; } = [.. dependents.Distinct().Order()];

    /// <summary>The VMs of which they need one in their neighbourhood, in index order.</summary>
    public ImmutableArray<int> Needed { get; } = [.. needed.Distinct().Order()];

    /// <summary>Neighbourhood of each host, from 0.</summary>
    public ImmutableArray<int> NeighbourhoodOfHost { get; } = neighbourhoodOfHost;

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope { get; } = [.. dependents.Concat(needed).Distinct().Order()];

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        ConstraintData.RequireVms("DependencyConstraint.Dependents", Dependents, problem);
        ConstraintData.RequireVms("DependencyConstraint.Needed", Needed, problem);
        ConstraintData.RequirePartOfEachHost("DependencyConstraint.NeighbourhoodOfHost", NeighbourhoodOfHost, problem);
    }

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host) =>
        _needed.Contains(vm) ? AllServed(state, vm, host) : !_dependents.Contains(vm) || IsServed(state, host);

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        HashSet<int> served = [.. Needed.Where(v => assignment[v] >= 0).Select(v => NeighbourhoodOfHost[assignment[v]])];
        return Dependents.Where(v => assignment[v] >= 0 && !served.Contains(NeighbourhoodOfHost[assignment[v]]))
            .GroupBy(v => NeighbourhoodOfHost[assignment[v]])
            .Select(n => new ConstraintViolation(
                Name, $"VMs {string.Join(", ", n)} in neighbourhood {n.Key} find none of the VMs they need there.", n.Count(), "VMs"));
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        int[] others = [.. Dependents.Where(v => !_needed.Contains(v))];
        foreach (IGrouping<int, int> neighbourhood in StatedHosts.Of(problem, model, Scope!.Value).GroupBy(h => NeighbourhoodOfHost[h]))
        {
            // Set only where a needed VM is in the neighbourhood.
            int flag = model.NewFlag();
            model.AddAtMost(Name, neighbourhood.SelectMany(h => Needed.Select(v => new AssignmentTerm(v, h, -1))), [new FlagTerm(flag, 1)], 0);
            foreach (int vm in others)
            {
                model.AddAtMost(Name, neighbourhood.Select(h => new AssignmentTerm(vm, h, 1)), [new FlagTerm(flag, -1)], 0);
            }
        }
    }

    // Whether a dependent on the host finds a needed VM near, or may still.
    private bool IsServed(SearchState state, int host)
    {
        foreach (int other in Needed)
        {
            int at = state.HostOf(other);
            if (at == Assignment.Unplaced || NeighbourhoodOfHost[at] == NeighbourhoodOfHost[host])
            {
                return true;
            }
        }

        return false;
    }

    // Whether all dependents do with a needed VM on the host.
    private bool AllServed(SearchState state, int vm, int host)
    {
        Span<bool> served = _neighbourhoods <= HostMarks.MostOnStack ? stackalloc bool[_neighbourhoods] : new bool[_neighbourhoods];
        foreach (int other in Needed)
        {
            int at = other == vm ? host : state.HostOf(other);
            if (at == Assignment.Unplaced)
            {
                return true;
            }

            served[NeighbourhoodOfHost[at]] = true;
        }

        foreach (int dependent in Dependents)
        {
            int at = dependent == vm ? host : state.HostOf(dependent);
            if (at != Assignment.Unplaced && !served[NeighbourhoodOfHost[at]])
            {
                return false;
            }
        }

        return true;
    }
}
