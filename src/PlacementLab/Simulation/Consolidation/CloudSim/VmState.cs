namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Where the VMs are, by VM.</summary>
internal sealed class VmState(int vmCount)
{
    /// <summary>Host that runs the VM; −1 for none.</summary>
    public int[] HostOf { get; } = Enumerable.Repeat(-1, vmCount).ToArray();

    /// <summary>Whether the VM migrates.</summary>
    public bool[] IsMigrating { get; } = new bool[vmCount];

    /// <summary>Indices of the VMs that exist, ascending.</summary>
    public List<int> Existing { get; } = [.. Enumerable.Range(0, vmCount)];
}
