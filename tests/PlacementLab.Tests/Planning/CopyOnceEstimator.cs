using PlacementLab.Migration;
using PlacementLab.Planning;
using PlacementLab.Units;

namespace PlacementLab.Tests.Planning;

/// <summary>
/// Every VM's memory crosses the wire exactly once: total = downtime = memory / bandwidth. Given up below a bandwidth, if
/// one is given.
/// </summary>
internal sealed class CopyOnceEstimator(PlanningProblem problem, MigrationScheme scheme = MigrationScheme.StopAndCopy) : IMigrationEstimator
{
    public double AbortedBelowBytesPerSecond { get; init; }

    public MigrationEstimate Estimate(int vm, DataRate bandwidth)
    {
        DataSize memory = DataSize.FromBytes(problem.Usage[vm].MemoryBytes);
        return new MigrationEstimate
        {
            Scheme = scheme,
            TotalTime = memory / bandwidth,
            ResumeAt = memory / bandwidth,
            Downtime = memory / bandwidth,
            Traffic = memory,
            Rounds = 0,
            Converged = true,
            Outcome = bandwidth.BytesPerSecond < AbortedBelowBytesPerSecond ? MigrationOutcome.Aborted : MigrationOutcome.Completed,
            Slowdown = TimeSpan.Zero,
            Energy = Energy.Zero,
            ResidualRisk = 0,
        };
    }
}
