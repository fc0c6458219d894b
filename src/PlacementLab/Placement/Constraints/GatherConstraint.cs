using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Gather (affinity): the VMs of a group are all on one host. Invariant: ∀v, w ∈ group: host(v) = host(w). Discrete or continuous.
/// Source: BtrPlace, constraint gather.
/// </summary>
/// <param name="vms">The VMs of the group.</param>
public sealed class GatherConstraint(params IEnumerable<int> vms) : IPlacementConstraint
{
    /// <inheritdoc/>
    public string Name => "gather";

    /// <summary>The VMs of the group, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public ImmutableArray<int>? Scope => Vms;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireVms("GatherConstraint.Vms", Vms, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        bool isMember = false;
        bool isApart = false;
        foreach (int member in Vms)
        {
            int at = state.HostOf(member);
            isMember |= member == vm;
            isApart |= member != vm && at != host && at != Assignment.Unplaced;
        }

        return !isApart || !isMember;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        int[] sizes = [.. Vms.Select(v => assignment[v]).Where(h => h != Assignment.Unplaced).CountBy(h => h).Select(h => h.Value)];
        if (sizes.Length > 1)
        {
            string message = $"VMs {string.Join(", ", Vms)} of one group are on {sizes.Length} hosts.";
            yield return new ConstraintViolation(Name, message, sizes.Sum() - sizes.Max(), "VMs");
        }
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        foreach (int h in StatedHosts.Of(problem, model, Vms))
        {
            foreach (int v in Vms.Skip(1))
            {
                model.AddAtMost(Name, [new AssignmentTerm(v, h, 1), new AssignmentTerm(Vms[0], h, -1)], 0);
            }
        }
    }
}
