using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Cost of moving between hosts: Σ_v cost(initial host of v, host of v). A VM that is on no host yet costs nothing.
/// Source: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1, machine move cost.
/// </summary>
/// <param name="cost">Cost from host to host, row by row of the first host; each at least 0, and 0 from a host to itself.</param>
public sealed class HostPairCostTerm(ImmutableArray<long> cost) : IMoveCostTerm
{
    /// <inheritdoc/>
    public string Name => "host pairs";

    /// <summary>Cost from host to host, row by row of the first host.</summary>
    public ImmutableArray<long> CostOfPair { get; } = cost;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        TermData.RequireLength("HostPairCostTerm.CostOfPair", CostOfPair.Length, (long)problem.HostCount * problem.HostCount, "pair of hosts");
        TermData.RequireNoneNegative("HostPairCostTerm.CostOfPair", CostOfPair.AsSpan());
    }

    /// <inheritdoc/>
    public double Cost(PlacementProblem problem, int vm, int host)
    {
        int initial = problem.Initial[vm];
        return initial == Assignment.Unplaced || initial == host ? 0 : CostOfPair[(initial * problem.HostCount) + host];
    }
}
