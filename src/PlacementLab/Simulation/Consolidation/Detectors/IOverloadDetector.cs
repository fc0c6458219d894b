namespace PlacementLab.Simulation.Consolidation.Detectors;

/// <summary>Says whether a host is overloaded, or would be with one VM more. Stateless: same load, same answer.</summary>
public interface IOverloadDetector
{
    /// <summary>Name as typed, such as "lr".</summary>
    string Name { get; }

    /// <summary>
    /// Values of history below which the detector cannot work and falls back to a static threshold; 0 if it looks at the
    /// present demand only, in which case it may be given no history at all.
    /// </summary>
    int MinimumHistory { get; }

    /// <summary>Values of history, the newest, that the detector looks at; by default all that it is given.</summary>
    int MostHistory => int.MaxValue;

    /// <summary>Whether the host is overloaded.</summary>
    /// <param name="host">The host's load.</param>
    bool IsOverloaded(in HostLoad host);
}
