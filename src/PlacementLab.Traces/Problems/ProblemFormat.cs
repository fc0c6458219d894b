namespace PlacementLab.Traces.Problems;

/// <summary>A format in which placement problems are read.</summary>
public enum ProblemFormat
{
    /// <summary>PlacementLab's own, JSON or YAML.</summary>
    PlacementLab,

    /// <summary>Machine reassignment of the ROADEF/EURO challenge 2012.</summary>
    Roadef,

    /// <summary>Vector packing of VPSolver.</summary>
    Vbp,

    /// <summary>Bin packing of BPPLIB.</summary>
    Bpplib,

    /// <summary>BtrPlace instances, JSON.</summary>
    BtrPlace,
}
