using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Moves of a group: weight · max over groups of the number of VMs of the group that end on another host than they are on now.
/// It spreads the disturbance over services. A VM that is on no host yet is started, not moved.
/// Source: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1, service move cost.
/// </summary>
/// <param name="groupOf">Group of each VM, from 0.</param>
/// <param name="weight">Cost of each move of the group that moves most; at least 0.</param>
public sealed class GroupMoveTerm(ImmutableArray<int> groupOf, long weight)
{
    /// <summary>Name as printed.</summary>
    public string Name => "group moves";

    /// <summary>Group of each VM, from 0.</summary>
    public ImmutableArray<int> GroupOf { get; } = groupOf;

    /// <summary>Cost of each move of the group that moves most.</summary>
    public long Weight { get; } = weight;

    /// <summary>Number of groups.</summary>
    public int GroupCount { get; } = groupOf.IsDefaultOrEmpty ? 0 : groupOf.Max() + 1;

    /// <summary>Rejects data that do not fit a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">The data do not fit.</exception>
    public void Validate(PlacementProblem problem)
    {
        TermData.RequireLength("GroupMoveTerm.GroupOf", GroupOf.Length, problem.VmCount, "VM");
        TermData.RequireNoneNegative("GroupMoveTerm.Weight", [Weight]);
        for (int vm = 0; vm < GroupOf.Length; vm++)
        {
            TermData.RequireIndex($"GroupMoveTerm.GroupOf[{vm}]", GroupOf[vm], int.MaxValue, "group");
        }
    }

    /// <summary>The cost of an assignment, computed from nothing.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment; VMs on no host count nothing.</param>
    public long Cost(PlacementProblem problem, Assignment assignment)
    {
        int[] moved = new int[GroupCount];
        for (int vm = 0; vm < GroupOf.Length; vm++)
        {
            bool counts = problem.Initial[vm] != Assignment.Unplaced && assignment[vm] != Assignment.Unplaced;
            moved[GroupOf[vm]] += counts && assignment[vm] != problem.Initial[vm] ? 1 : 0;
        }

        return Weight * moved.Max();
    }
}
