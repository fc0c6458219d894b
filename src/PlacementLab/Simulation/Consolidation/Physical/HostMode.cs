namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>What a host is doing.</summary>
public enum HostMode
{
    /// <summary>It runs VMs or could.</summary>
    On,

    /// <summary>It was ordered to wake and cannot take VMs yet.</summary>
    Waking,

    /// <summary>It is switching off.</summary>
    Falling,

    /// <summary>It is off.</summary>
    Asleep,
}
