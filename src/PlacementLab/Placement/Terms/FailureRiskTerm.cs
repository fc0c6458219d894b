using System.Collections.Immutable;

namespace PlacementLab.Placement.Terms;

/// <summary>
/// Failure risk: Σ_v value(v) · P(host of v fails), so that what is worth most leaves hosts that a failure predictor points at.
/// Unlike a cost of moving it is also paid by a VM that stays.
/// </summary>
public sealed class FailureRiskTerm : IMoveCostTerm
{
    /// <summary>Creates the term.</summary>
    /// <param name="failureProbability">Probability that each host fails while the assignment stands, from 0 to 1.</param>
    /// <param name="valueOfVm">What the failure of each VM costs in the unit of the objective; at least 0.</param>
    /// <exception cref="ArgumentException">A probability or a value is out of range.</exception>
    public FailureRiskTerm(ImmutableArray<double> failureProbability, ImmutableArray<double> valueOfVm)
    {
        FailureProbability = failureProbability.All(p => p is >= 0 and <= 1)
            ? failureProbability
            : throw new ArgumentException("Probabilities must be from 0 to 1.", nameof(failureProbability));
        ValueOfVm = valueOfVm.All(v => v >= 0 && double.IsFinite(v))
            ? valueOfVm
            : throw new ArgumentException("Values must be finite and at least 0.", nameof(valueOfVm));
    }

    /// <inheritdoc/>
    public string Name => "failure risk";

    /// <summary>Probability that each host fails while the assignment stands.</summary>
    public ImmutableArray<double> FailureProbability { get; }

    /// <summary>What the failure of each VM costs.</summary>
    public ImmutableArray<double> ValueOfVm { get; }

    /// <inheritdoc/>
    public void Validate(PlacementProblem problem)
    {
        TermData.RequireLength("FailureRiskTerm.FailureProbability", FailureProbability.Length, problem.HostCount, "host");
        TermData.RequireLength("FailureRiskTerm.ValueOfVm", ValueOfVm.Length, problem.VmCount, "VM");
    }

    /// <inheritdoc/>
    public double Cost(PlacementProblem problem, int vm, int host) => ValueOfVm[vm] * FailureProbability[host];
}
