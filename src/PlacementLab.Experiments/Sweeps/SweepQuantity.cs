namespace PlacementLab.Experiments.Sweeps;

/// <summary>What a sweep varies. The literal names ("bandwidth", …) are given by <see cref="SweepQuantities"/>.</summary>
public enum SweepQuantity
{
    /// <summary>Capacity of the link, in bytes per second.</summary>
    Bandwidth,

    /// <summary>Memory with content, in bytes.</summary>
    Memory,

    /// <summary>The dirty curve's initial rate, in bytes per second; all its rates are scaled, its sizes stay.</summary>
    DirtyRate,

    /// <summary>Round-trip time, in s.</summary>
    RoundTrip,

    /// <summary>Downtime that the stop rule allows, in s.</summary>
    DowntimeLimit,
}
