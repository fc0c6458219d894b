using System.Collections.Immutable;
using PlacementLab.Migration;
using PlacementLab.Units;

namespace PlacementLab.Traces.Migrations;

/// <summary>A published dirty curve (calc-dirty-rate of a 32 GiB memcached VM) and the times predicted from it.</summary>
/// <param name="Samples">Unique bytes by time, scaled from the sampled pages to all.</param>
/// <param name="Memory">Memory with content, scaled.</param>
/// <param name="ZeroMemory">Memory without content, scaled.</param>
/// <param name="Cells">The published predictions.</param>
public sealed record PublishedCurve(
    ImmutableArray<DirtySample> Samples, DataSize Memory, DataSize ZeroMemory, ImmutableArray<PublishedCurveCell> Cells);
