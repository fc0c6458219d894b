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

    /// <summary>The same, but give up: the VM goes on at the source.</summary>
    Abort,

    /// <summary>The same, but resume the VM at the destination now and send the rest afterwards.</summary>
    SwitchToPostCopy,

    /// <summary>The same, but throttle the VM one step more and go on; at the highest throttle the stop is forced.</summary>
    Throttle,
}
