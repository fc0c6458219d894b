using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>
/// Something that every answer must respect. One constraint serves three readers: the search asks <see cref="Allows"/>, an
/// exact solver is given <see cref="State"/>, and people get <see cref="Violations"/>. The independent check of it lives in
/// <c>Checking</c> and shares no code with it.
/// </summary>
public interface IPlacementConstraint
{
    /// <summary>Name as the literature has it, in lower case, such as "spread".</summary>
    string Name { get; }

    /// <summary>
    /// The VMs whose moves can break the constraint, in index order; null where a move of any VM can. Searches do not ask it about
    /// the others.
    /// </summary>
    ImmutableArray<int>? Scope => null;

    /// <summary>
    /// Whether the constraint must hold at every instant of the plan that leads to an assignment, not only at its end. A VM that
    /// migrates is on its source until it stops there, and on its destination from then on.
    /// </summary>
    bool IsContinuous => false;

    /// <summary>What the constraint is and of what it speaks, by name, such as "spread of vm-1, vm-2"; the first few of many names.</summary>
    /// <param name="problem">The problem.</param>
    string Describe(PlacementProblem problem) => Scope is { IsEmpty: false } scope ? $"{Name} of {ConstraintText.Vms(problem, scope)}" : Name;

    /// <summary>Rejects data that do not fit a problem, such as a VM or a host that it does not have.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">The data do not fit.</exception>
    void Validate(PlacementProblem problem);

    /// <summary>
    /// Whether the constraint holds of a VM on a host, given where the other VMs are. The VM's present place, or none, does not
    /// count; on its own host the answer says whether it may stay there. A search that moves several VMs at once moves them all
    /// and then asks of each whether it may stay. VMs on no host count nowhere, so that answers can be built one VM at a time: a
    /// constraint that wants at least so many of something asks for them once all VMs it speaks of are placed.
    /// </summary>
    /// <param name="state">The current state of the search.</param>
    /// <param name="vm">VM in question.</param>
    /// <param name="host">Host that it would be on.</param>
    bool Allows(SearchState state, int vm, int host);

    /// <summary>Each violation with its magnitude; none when the constraint holds.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="assignment">The assignment to judge.</param>
    IEnumerable<ConstraintViolation> Violations(PlacementProblem problem, Assignment assignment);

    /// <summary>States the constraint in linear terms over "VM v is on host h", for an exact solver.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="model">The model to state it to.</param>
    void State(PlacementProblem problem, IConstraintModel model);
}
