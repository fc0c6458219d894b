namespace PlacementLab.Migration.StopRules;

/// <summary>What a stop rule does when its goal is out of reach or a cap is reached.</summary>
public enum NonConvergenceAction
{
    /// <summary>Stop the VM and send the rest, however long that takes.</summary>
    Stop,

    /// <summary>Give up; the VM goes on at the source.</summary>
    Abort,

    /// <summary>Resume the VM at the destination and let the rest follow.</summary>
    SwitchToPostCopy,

    /// <summary>Throttle the VM, a step per round; at the highest throttle it is stopped.</summary>
    Throttle,
}
