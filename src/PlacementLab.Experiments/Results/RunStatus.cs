namespace PlacementLab.Experiments.Results;

/// <summary>How an experiment ended.</summary>
public enum RunStatus
{
    /// <summary>All of it was done.</summary>
    Completed,

    /// <summary>It was interrupted; what was finished is kept.</summary>
    Interrupted,

    /// <summary>It failed; the record says why.</summary>
    Failed,
}
