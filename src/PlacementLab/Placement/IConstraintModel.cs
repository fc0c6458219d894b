namespace PlacementLab.Placement;

/// <summary>
/// The solver-neutral form of a problem: 0/1 variables "VM v is on host h", of which an implementation may hold only some
/// free (the others are fixed where they are) and folds the fixed ones into the bounds.
/// </summary>
public interface IConstraintModel
{
    /// <summary>Whether a VM may be moved; the others stay where they are.</summary>
    /// <param name="vm">Index of the VM.</param>
    bool IsFree(int vm);

    /// <summary>Where the VMs are that may not be moved.</summary>
    Assignment Current { get; }

    /// <summary>
    /// Whether a VM may come to a host or leave it. Of the other hosts nothing needs to be stated that holds of the current
    /// assignment, so a constraint over a host that is not open can be left out.
    /// </summary>
    /// <param name="host">Index of the host.</param>
    bool IsOpen(int host);

    /// <summary>Forbids a VM on a host.</summary>
    /// <param name="name">Name of the constraint it belongs to, used when a conflict is explained.</param>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    void Forbid(string name, int vm, int host);

    /// <summary>Creates a further 0/1 variable, such as "some VM of the group is in this zone".</summary>
    /// <returns>Its number, for <see cref="FlagTerm"/>.</returns>
    int NewFlag();

    /// <summary>Adds Σ coefficient·[VM is on host] ≤ bound.</summary>
    /// <param name="name">Name of the constraint it belongs to, used when a conflict is explained.</param>
    /// <param name="terms">The terms.</param>
    /// <param name="bound">The bound.</param>
    void AddAtMost(string name, IEnumerable<AssignmentTerm> terms, long bound) => AddAtMost(name, terms, [], bound);

    /// <summary>Adds Σ coefficient·[VM is on host] + Σ coefficient·flag ≤ bound.</summary>
    /// <param name="name">Name of the constraint it belongs to, used when a conflict is explained.</param>
    /// <param name="terms">The terms over VMs and hosts.</param>
    /// <param name="flags">The terms over flags.</param>
    /// <param name="bound">The bound.</param>
    void AddAtMost(string name, IEnumerable<AssignmentTerm> terms, IEnumerable<FlagTerm> flags, long bound);
}
