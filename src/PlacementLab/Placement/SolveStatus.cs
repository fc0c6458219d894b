namespace PlacementLab.Placement;

/// <summary>What is known of an answer.</summary>
public enum SolveStatus
{
    /// <summary>Feasible, and proven to be the best within the solver's stated neighbourhood or model.</summary>
    Optimal,

    /// <summary>Feasible.</summary>
    Feasible,

    /// <summary>Proven to have no feasible answer.</summary>
    Infeasible,

    /// <summary>None was found before the solver stopped, none was ruled out.</summary>
    NoSolutionFound,
}
