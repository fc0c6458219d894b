namespace PlacementLab.Infrastructure;

/// <summary>A physical server.</summary>
/// <param name="Index">Position in the datacenter, from 0; every array over hosts is indexed by it.</param>
/// <param name="Name">Unique name.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Rack">Index of its rack, from 0.</param>
public sealed record Host(int Index, string Name, HostType Type, int Rack);
