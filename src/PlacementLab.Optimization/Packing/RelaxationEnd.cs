namespace PlacementLab.Optimization.Packing;

/// <summary>Why column generation stopped.</summary>
internal enum RelaxationEnd
{
    /// <summary>No pattern is worth more than a bin, or none found is; or the bound cannot rise any more.</summary>
    Solved,

    /// <summary>More bins are necessary than are of interest.</summary>
    TooMany,

    /// <summary>Out of time, or the linear solver failed.</summary>
    OutOfTime,
}
