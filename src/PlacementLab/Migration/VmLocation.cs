namespace PlacementLab.Migration;

/// <summary>Where a VM runs during a phase of its migration.</summary>
public enum VmLocation
{
    /// <summary>At the source.</summary>
    Source,

    /// <summary>At the destination.</summary>
    Destination,

    /// <summary>Nowhere: it is stopped.</summary>
    Nowhere,
}
