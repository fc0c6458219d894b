namespace PlacementLab.Optimization;

/// <summary>Options of <see cref="CpSatSolver"/>: which part of the problem it looks at, and for how long.</summary>
public sealed record CpSatOptions
{
    /// <summary>VMs on these hosts are free, all others stay. Null: every VM is free. VMs on no host are always free.</summary>
    public IReadOnlyList<int>? SourceHosts { get; init; }

    /// <summary>
    /// Hosts that each free VM may go to, beside its own and the one a quick local search finds for it: those of least cost
    /// when it moves alone. Default 6; the number of hosts or more means every host.
    /// </summary>
    public int CandidateHostsPerVm { get; init; } = 6;

    /// <summary>Of empty hosts that cost and offer the same, how many are candidates of one VM. Default 3.</summary>
    public int EmptyHostsPerKind { get; init; } = 3;

    /// <summary>
    /// Deterministic work that one call may take, about seconds on a common core; answers under it repeat. Default 0.02: the warm
    /// start is rarely improved after it, and more serves to prove the bound. A
    /// <see cref="Placement.StoppingCriterion.DeterministicTimeLimit"/> takes precedence.
    /// </summary>
    public double DeterministicTimeLimit { get; init; } = 0.02;

    /// <summary>Moves that the local search for the warm start evaluates at most. Default 20,000.</summary>
    public long WarmStartIterations { get; init; } = 20_000;

    /// <summary>How often the warm start is kicked out of a local optimum. Default 100.</summary>
    public int WarmStartKicks { get; init; } = 100;

    /// <summary>
    /// Whole-number steps that the largest possible difference of cost is divided into. Default 1e10; the answer is optimal to
    /// within <see cref="CpSatSolver.ScalingTolerance"/> of it. Where all costs are whole numbers they are their own steps and the
    /// answer is exact; where terms over all that hosts carry or over groups go together with others, 10¹⁵ steps are used. Both up
    /// to a difference of 10¹⁵.
    /// </summary>
    public double CostSteps { get; init; } = 1e10;

    internal void Validate(int hostCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(CandidateHostsPerVm);
        ArgumentOutOfRangeException.ThrowIfNegative(EmptyHostsPerKind);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(DeterministicTimeLimit);
        ArgumentOutOfRangeException.ThrowIfNegative(WarmStartIterations);
        ArgumentOutOfRangeException.ThrowIfNegative(WarmStartKicks);
        ArgumentOutOfRangeException.ThrowIfLessThan(CostSteps, 1);
        foreach (int host in SourceHosts ?? [])
        {
            if (host < 0 || host >= hostCount)
            {
                throw new InvalidInputException(
                    "CpSatOptions.SourceHosts", $"host {host}", $"a host from 0 to {hostCount - 1}", "Name only hosts of the problem.");
            }
        }
    }
}
