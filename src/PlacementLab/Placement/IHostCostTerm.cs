namespace PlacementLab.Placement;

/// <summary>A part of the objective that depends on one host's CPU load alone, such as its energy or its risk of overload.</summary>
public interface IHostCostTerm
{
    /// <summary>Name as printed.</summary>
    string Name { get; }

    /// <summary>Cost of a host by its load; 0 at load 0, where the host is off.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="host">Index of the host.</param>
    LoadCurve CurveOf(PlacementProblem problem, int host);
}
