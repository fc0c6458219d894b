namespace PlacementLab.Placement;

/// <summary>Why a solver stopped.</summary>
public enum StopReason
{
    /// <summary>It had nothing more to do.</summary>
    Completed,

    /// <summary>The time limit, elapsed or deterministic.</summary>
    TimeLimit,

    /// <summary>The iteration limit.</summary>
    IterationLimit,

    /// <summary>It was cancelled; the best so far is kept.</summary>
    Cancelled,
}
