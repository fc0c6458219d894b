using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Cost of migration: Σ cost(v) over the VMs that end on another host than they are on now. A VM that is on none yet is
/// started, not migrated, and costs nothing.
/// </summary>
public sealed class MigrationCostTerm : IMoveCostTerm
{
    /// <summary>Creates the term.</summary>
    /// <param name="costByVm">Cost of migrating each VM in the unit of the objective, each at least 0.</param>
    /// <exception cref="ArgumentException">A cost is negative or not finite.</exception>
    public MigrationCostTerm(IEnumerable<double> costByVm)
    {
        CostByVm = [.. costByVm];
        if (!CostByVm.All(c => c >= 0 && double.IsFinite(c)))
        {
            throw new ArgumentException("Costs must be finite and at least 0.", nameof(costByVm));
        }
    }

    /// <inheritdoc/>
    public string Name => "migration";

    /// <summary>Cost of migrating each VM in the unit of the objective.</summary>
    public ImmutableArray<double> CostByVm { get; }

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem) => TermData.RequireLength("MigrationCostTerm.CostByVm", CostByVm.Length, problem.VmCount, "VM");

    /// <inheritdoc/>
    public double Cost(PlacementProblem problem, int vm, int host)
    {
        int initial = problem.Initial[vm];
        return host == initial || initial == Assignment.Unplaced ? 0 : CostByVm[vm];
    }
}
