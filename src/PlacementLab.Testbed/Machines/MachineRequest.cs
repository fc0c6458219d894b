using PlacementLab.Units;

namespace PlacementLab.Testbed.Machines;

/// <summary>A machine to start.</summary>
/// <param name="Name">Name, which its sockets carry.</param>
/// <param name="Memory">Its memory.</param>
/// <param name="GuestOptions">Words for the guest's program, as agent.c explains them.</param>
internal sealed record MachineRequest(string Name, DataSize Memory, string GuestOptions)
{
    /// <summary>Whether it waits for a guest to arrive instead of booting one.</summary>
    public bool IsDestination { get; init; }
}
