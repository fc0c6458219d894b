namespace PlacementLab.Simulation.Consolidation.CloudSim;

/// <summary>Which release's rule for the power of a host with one VM more is followed.</summary>
public enum CloudSimRelease
{
    /// <summary>3.0.3: shares as they are now, with VMs placed in the same round.</summary>
    V303,

    /// <summary>
    /// 3.0 (rule C5'): the load of the last refresh, without VMs placed in the same round; the two lines that were changed
    /// between 3.0 and 3.0.3.
    /// </summary>
    V30,
}
