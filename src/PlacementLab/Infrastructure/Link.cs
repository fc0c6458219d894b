using PlacementLab.Units;

namespace PlacementLab.Infrastructure;

/// <summary>One direction of a network link.</summary>
/// <param name="Index">Position in the topology.</param>
/// <param name="Name">Name, such as "host-3 out".</param>
/// <param name="Capacity">Capacity.</param>
/// <param name="ReservedShare">Share kept for service traffic, from 0 to below 1; migrations get the rest.</param>
public sealed record Link(int Index, string Name, DataRate Capacity, double ReservedShare)
{
    /// <summary>What migrations may use: capacity × (1 − reserved share).</summary>
    public DataRate ForMigrations => Capacity * (1 - ReservedShare);
}
