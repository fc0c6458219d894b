namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Where the VMs are, by VM.</summary>
internal sealed class VmState
{
    private readonly int[] _existing;

    /// <summary>Creates VMs that are nowhere.</summary>
    public VmState(int vmCount)
    {
        HostOf = new int[vmCount];
        IsMigrating = new bool[vmCount];
        _existing = new int[vmCount];
        ExistingCount = vmCount;
        for (int vm = 0; vm < vmCount; vm++)
        {
            HostOf[vm] = -1;
            _existing[vm] = vm;
        }
    }

    /// <summary>Host that runs the VM; −1 for none.</summary>
    public int[] HostOf { get; }

    /// <summary>Whether the VM migrates.</summary>
    public bool[] IsMigrating { get; }

    /// <summary>Number of VMs that exist.</summary>
    public int ExistingCount { get; private set; }

    /// <summary>Indices of the VMs that exist, ascending.</summary>
    public ReadOnlySpan<int> Existing => new(_existing, 0, ExistingCount);

    /// <summary>Forgets the VMs that have no host any more.</summary>
    public void Compact()
    {
        int kept = 0;
        foreach (int vm in Existing)
        {
            if (HostOf[vm] >= 0)
            {
                _existing[kept++] = vm;
            }
        }

        ExistingCount = kept;
    }
}
