using System.Collections.Immutable;

namespace PlacementLab.Placement;

/// <summary>A part of the objective that depends on one host's CPU load alone, such as its energy or its risk of overload.</summary>
public interface IHostCostTerm
{
    /// <summary>Name as printed.</summary>
    string Name { get; }

    /// <summary>
    /// Cost of each host by its load; 0 at load 0, where the host is off. Hosts that cost alike share one instance, so that
    /// sums are formed once and solvers see which hosts can stand for each other.
    /// </summary>
    /// <param name="problem">The problem.</param>
    ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem);
}
