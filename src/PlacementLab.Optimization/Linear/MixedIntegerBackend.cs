namespace PlacementLab.Optimization.Linear;

/// <summary>A mixed-integer linear solver inside OR-Tools.</summary>
public enum MixedIntegerBackend
{
    /// <summary>HiGHS.</summary>
    Highs,

    /// <summary>SCIP.</summary>
    Scip,
}
