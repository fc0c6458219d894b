namespace PlacementLab.Traces.BtrPlace;

/// <summary>State of a VM.</summary>
internal enum BtrPlaceState
{
    /// <summary>Not started yet, on no node.</summary>
    Ready,

    /// <summary>On a node.</summary>
    Running,

    /// <summary>Its image is kept; it uses no resources.</summary>
    Sleeping,

    /// <summary>Gone.</summary>
    Killed,
}
