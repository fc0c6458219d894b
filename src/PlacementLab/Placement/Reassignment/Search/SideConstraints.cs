using System.Collections.Immutable;

namespace PlacementLab.Placement.Reassignment.Search;

/// <summary>
/// The constraints that the flat form does not hold, asked about every compound move that the cost would accept: all its VMs are
/// moved, then each constraint is asked whether they may stay.
/// </summary>
internal sealed class SideConstraints
{
    private readonly PlacementProblem _problem;
    private readonly Placement.SearchState _state;

    /// <summary>Creates the side of one worker.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="side">Its constraints that are asked; at least one.</param>
    /// <param name="start">Where the search starts.</param>
    public SideConstraints(PlacementProblem problem, ImmutableArray<IPlacementConstraint> side, Assignment start)
    {
        _problem = problem with { Constraints = side, Objective = Objective.Nothing };
        _state = new Placement.SearchState(_problem, start);
    }

    /// <summary>Takes over an assignment.</summary>
    public void Load(ReadOnlySpan<int> hostOf)
    {
        for (int vm = 0; vm < hostOf.Length; vm++)
        {
            if (_state.HostOf(vm) != hostOf[vm])
            {
                _state.Move(vm, hostOf[vm]);
            }
        }
    }

    /// <summary>Whether all of them hold.</summary>
    public bool Hold()
    {
        Assignment assignment = _state.ToAssignment();
        return _problem.Constraints.All(c => !c.Violations(_problem, assignment).Any());
    }

    /// <summary>Makes a compound move if all allow it; else changes nothing.</summary>
    public bool TryRelocate(ReadOnlySpan<Relocation> moves)
    {
        foreach (ref readonly Relocation move in moves)
        {
            _state.Move(move.Vm, move.To);
        }

        foreach (ref readonly Relocation move in moves)
        {
            if (!_state.Allows(move.Vm, move.To))
            {
                foreach (ref readonly Relocation made in moves)
                {
                    _state.Move(made.Vm, made.From);
                }

                return false;
            }
        }

        return true;
    }
}
