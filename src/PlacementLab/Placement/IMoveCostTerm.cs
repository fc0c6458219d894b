namespace PlacementLab.Placement;

/// <summary>A part of the objective that depends on where one VM goes, such as the cost of its migration.</summary>
public interface IMoveCostTerm
{
    /// <summary>Name as printed.</summary>
    string Name { get; }

    /// <summary>Rejects data that do not fit a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">The data do not fit.</exception>
    void Validate(PlacementProblem problem);

    /// <summary>Cost of a VM ending on a host. A cost of moving is 0 for the host it is on now, and for a VM that is on none yet.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="vm">Index of the VM.</param>
    /// <param name="host">Index of the host.</param>
    double Cost(PlacementProblem problem, int vm, int host);
}
