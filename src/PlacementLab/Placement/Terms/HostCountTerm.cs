using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>Number of hosts that carry a VM: each costs 1, an empty one nothing. A VM uses at least 1 of the first resource.</summary>
public sealed class HostCountTerm : IHostCostTerm
{
    private static readonly LoadCurve _curve = LoadCurveBuilder.OffAtZero([(1, 1, 0)]);

    /// <inheritdoc/>
    public string Name => "hosts";

    /// <inheritdoc/>
    public ImmutableArray<LoadCurve> CurvesOf(PlacementProblem problem) => [.. Enumerable.Repeat(_curve, problem.HostCount)];
}
