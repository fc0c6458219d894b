namespace PlacementLab.Testbed.Machines;

/// <summary>Files and sockets of one machine.</summary>
/// <param name="Control">QMP socket.</param>
/// <param name="Serial">Socket of the serial line.</param>
/// <param name="Heartbeat">Socket of the debug port.</param>
/// <param name="Memory">Shared-memory file of a source's RAM.</param>
internal sealed record MachinePaths(string Control, string Serial, string Heartbeat, string Memory)
{
    /// <summary>The paths of a machine in a run.</summary>
    public static MachinePaths Of(string machine, RunFolder folder) =>
        new(folder.File(machine + ".qmp"), folder.File(machine + ".ser"), folder.File(machine + ".hb"), folder.MemoryFile(machine));
}
