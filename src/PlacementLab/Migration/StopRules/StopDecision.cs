namespace PlacementLab.Migration.StopRules;

/// <summary>What a stop rule says after a round of pre-copy.</summary>
public enum StopDecision
{
    /// <summary>Another round with the VM running.</summary>
    Continue,

    /// <summary>The rule's goal is reached: stop the VM and send the rest.</summary>
    Stop,

    /// <summary>The goal is out of reach or a cap is: stop the VM all the same and send the rest, however long it takes.</summary>
    ForcedStop,
}
