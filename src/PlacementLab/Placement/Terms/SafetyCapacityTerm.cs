using System.Collections.Immutable;
using PlacementLab.Infrastructure;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Load above safety capacity: Σ_h Σ_r weight(r) · max(0, used(h, r) − safety(h, r)).
/// Source: Google ROADEF/EURO Challenge 2011-2012, Machine Reassignment, version 1, load cost.
/// </summary>
/// <param name="safetyCapacity">Safety capacity of each host.</param>
/// <param name="weights">Cost of a unit above it, for each resource; at least 0.</param>
public sealed class SafetyCapacityTerm(ImmutableArray<ResourceVector> safetyCapacity, ImmutableArray<long> weights) : IHostUsageTerm
{
    /// <inheritdoc/>
    public string Name => "load";

    /// <summary>Safety capacity of each host.</summary>
    public ImmutableArray<ResourceVector> SafetyCapacity { get; } = safetyCapacity;

    /// <summary>Cost of a unit above safety capacity, for each resource.</summary>
    public ImmutableArray<long> Weights { get; } = weights;

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        TermData.RequireLength("SafetyCapacityTerm.SafetyCapacity", SafetyCapacity.Length, problem.HostCount, "host");
        TermData.RequireLength("SafetyCapacityTerm.Weights", Weights.Length, problem.Resources.Count, "resource");
        TermData.RequireNoneNegative("SafetyCapacityTerm.Weights", Weights.AsSpan());
        for (int host = 0; host < problem.HostCount; host++)
        {
            TermData.RequireLength($"SafetyCapacityTerm.SafetyCapacity[{host}]", SafetyCapacity[host].Amounts.Length, problem.Resources.Count, "resource");
            TermData.RequireNoneNegative($"SafetyCapacityTerm.SafetyCapacity[{host}]", SafetyCapacity[host].Amounts);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<UsageHinge> HingesOf(PlacementProblem problem, int host)
    {
        for (int r = 0; r < Weights.Length; r++)
        {
            if (Weights[r] > 0)
            {
                ImmutableArray<long> unit = [.. Enumerable.Range(0, Weights.Length).Select(other => other == r ? 1L : 0L)];
                yield return new UsageHinge(unit, -SafetyCapacity[host][r], Weights[r]);
            }
        }
    }
}
