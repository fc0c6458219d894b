using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Planning;

/// <summary>A move that starts now, and at what bandwidth.</summary>
/// <param name="Move">The move.</param>
/// <param name="Bandwidth">Its bandwidth until it ends.</param>
/// <param name="Estimate">What it takes at that bandwidth.</param>
internal sealed record PlannedStart(PendingMove Move, DataRate Bandwidth, MigrationEstimate Estimate);
