using System.Collections.Frozen;
using System.Collections.Immutable;

namespace PlacementLab.Placement.Constraints;

/// <summary>
/// Lonely: some VMs share their hosts with each other only. Invariant: ∀v ∈ VMs, w ∉ VMs: host(v) ≠ host(w). Discrete or
/// continuous. Source: BtrPlace, constraint lonely.
/// </summary>
/// <param name="vms">The VMs that are to be among themselves.</param>
public sealed class LonelyConstraint(params IEnumerable<int> vms) : IPlacementConstraint
{
    private readonly FrozenSet<int> _vms = vms.ToFrozenSet();

    /// <inheritdoc/>
    public string Name => "lonely";

    /// <summary>The VMs that are to be among themselves, in index order.</summary>
    public ImmutableArray<int> Vms { get; } = [.. vms.Distinct().Order()];

    /// <inheritdoc/>
    public bool IsContinuous { get; init; }

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => ConstraintData.RequireVms("LonelyConstraint.Vms", Vms, problem);

    /// <inheritdoc/>
    public bool Allows(SearchState state, int vm, int host)
    {
        bool isMember = _vms.Contains(vm);
        foreach (int other in state.VmsOn(host))
        {
            if (other != vm && _vms.Contains(other) != isMember)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment)
    {
        ILookup<int, int> members = Vms.Where(v => assignment[v] != Assignment.Unplaced).ToLookup(v => assignment[v]);
        IEnumerable<IGrouping<int, int>> strangers = Enumerable.Range(0, problem.VmCount)
            .Where(v => !_vms.Contains(v) && members.Contains(assignment[v])).GroupBy(v => assignment[v]);
        return strangers.Select(host => new ConstraintViolation(
            Name, $"VMs {string.Join(", ", host)} are on host {host.Key} with the lonely VMs {string.Join(", ", members[host.Key])}.", host.Count(), "VMs"));
    }

    /// <inheritdoc/>
    public void State(PlacementProblem problem, IConstraintModel model)
    {
        int[] strangers = [.. Enumerable.Range(0, problem.VmCount).Where(v => !_vms.Contains(v))];
        foreach (int h in StatedHosts.Of(problem, model, Vms))
        {
            // Set where the host is the members'.
            int flag = model.NewFlag();
            model.AddAtMost(Name, Vms.Select(v => new AssignmentTerm(v, h, 1)), [new FlagTerm(flag, -Vms.Length)], 0);
            model.AddAtMost(Name, strangers.Select(v => new AssignmentTerm(v, h, 1)), [new FlagTerm(flag, strangers.Length)], strangers.Length);
        }
    }
}
