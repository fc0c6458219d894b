namespace PlacementLab.Placement;

/// <summary>A part of the objective that depends on what the VMs of one host use of all resources, as a sum of hinges.</summary>
public interface IHostUsageTerm
{
    /// <summary>Name as printed.</summary>
    string Name { get; }

    /// <summary>Rejects data that do not fit a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <exception cref="InvalidInputException">The data do not fit.</exception>
    void Validate(PlacementProblem problem);

    /// <summary>The hinges whose sum is the cost of a host; those of weight 0 may be left out.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="host">Index of the host.</param>
    IEnumerable<UsageHinge> HingesOf(PlacementProblem problem, int host);
}
