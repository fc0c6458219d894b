using System.Collections.Immutable;
using PlacementLab.Units;

namespace PlacementLab.Migration.Sharing;

/// <summary>One transfer of a given size over some links.</summary>
/// <param name="Size">Payload, at least 0.</param>
/// <param name="Route">Positions of the links it crosses.</param>
/// <param name="Start">When it is ordered, at least 0.</param>
/// <param name="Setup">From the order to the first byte, at least 0; takes no bandwidth.</param>
public sealed record SharedTransfer(DataSize Size, ImmutableArray<int> Route, TimeSpan Start, TimeSpan Setup);
