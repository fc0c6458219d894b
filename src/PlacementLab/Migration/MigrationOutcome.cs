namespace PlacementLab.Migration;

/// <summary>How a migration ends.</summary>
public enum MigrationOutcome
{
    /// <summary>As the scheme intends; with a stop rule, its goal was reached.</summary>
    Completed,

    /// <summary>The stop rule's goal was out of reach: the VM was stopped all the same, and the downtime is the price.</summary>
    ForcedStop,

    /// <summary>The stop rule gave up: the VM still runs at the source, and what was sent is wasted.</summary>
    Aborted,

    /// <summary>The stop rule gave up pre-copy and let the VM resume at the destination with memory missing.</summary>
    SwitchedToPostCopy,
}
