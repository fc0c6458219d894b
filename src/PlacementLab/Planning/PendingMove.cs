using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>A move that is still to be started.</summary>
internal sealed record PendingMove
{
    /// <summary>Pre-copy with more bandwidth sends less, so it starts only with most of what its route can give.</summary>
    private const double PreCopyLeastShare = 0.75;

    /// <summary>Index of the VM.</summary>
    public required int Vm { get; init; }

    /// <summary>Host it is on.</summary>
    public required int From { get; init; }

    /// <summary>Host it goes to next: its target, or a spare host.</summary>
    public required int To { get; init; }

    /// <summary>Whether it goes to a spare host and on from there later.</summary>
    public bool IsBypass { get; init; }

    /// <summary>Memory of a VM that is sent suspended to the store or fetched from it; null for a migration.</summary>
    public DataSize? Stored { get; init; }

    /// <summary>The links it crosses.</summary>
    public required ImmutableArray<int> Route { get; init; }

    /// <summary>What its route gives when nothing else uses it, in B/s.</summary>
    public required double AloneBytesPerSecond { get; init; }

    /// <summary>What it takes at that bandwidth.</summary>
    public required MigrationEstimate Alone { get; init; }

    /// <summary>The least bandwidth it starts with, in B/s.</summary>
    public required double LeastBytesPerSecond { get; init; }

    /// <summary>Describes a move; null where its route carries less than 1 B/s.</summary>
    public static PendingMove? Between(PlanningProblem problem, IMigrationEstimator estimator, (int Vm, int From, int To) move)
    {
        ImmutableArray<int> route = problem.Datacenter.Topology.Route(move.From, move.To);
        double alone = route.Min(link => LinkRates.WholeBytesPerSecond(problem.Datacenter.Topology.Links[link].ForMigrations.BytesPerSecond));
        if (alone < 1)
        {
            return null;
        }

        DataSize? stored = move.From == problem.StoreHost || move.To == problem.StoreHost
            ? DataSize.FromBytes(problem.Usage[move.Vm].MemoryBytes)
            : null;
        MigrationEstimate estimate = Estimate(estimator, move.Vm, stored, DataRate.FromBytesPerSecond(alone));
        double share = estimate.Scheme is MigrationScheme.PreCopy or MigrationScheme.Hybrid
            ? Math.Max(problem.Limits.MinimumBandwidthShare, PreCopyLeastShare)
            : problem.Limits.MinimumBandwidthShare;
        return new PendingMove
        {
            Vm = move.Vm,
            From = move.From,
            To = move.To,
            Stored = stored,
            Route = route,
            AloneBytesPerSecond = alone,
            Alone = estimate,
            LeastBytesPerSecond = Math.Floor(share * alone),
        };
    }

    /// <summary>What the move takes at a bandwidth.</summary>
    public MigrationEstimate Estimate(IMigrationEstimator estimator, DataRate bandwidth) => Estimate(estimator, Vm, Stored, bandwidth);

    private static MigrationEstimate Estimate(IMigrationEstimator estimator, int vm, DataSize? stored, DataRate bandwidth) =>
        stored is { } memory ? StoreTransfer.Estimate(memory, bandwidth) : estimator.Estimate(vm, bandwidth);
}
