namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Something that will happen.</summary>
/// <param name="Kind">What.</param>
/// <param name="Host">The host, for events of hosts.</param>
/// <param name="Move">The migration, for events of migrations.</param>
internal readonly record struct EngineEvent(EngineEventKind Kind, int Host, Move? Move)
{
    /// <summary>A host is awake.</summary>
    public static EngineEvent Awake(int host) => new(EngineEventKind.HostAwake, host, null);

    /// <summary>A host is off.</summary>
    public static EngineEvent Asleep(int host) => new(EngineEventKind.HostAsleep, host, null);

    /// <summary>A VM resumes at its destination.</summary>
    public static EngineEvent Resumes(Move move) => new(EngineEventKind.VmResumes, -1, move);

    /// <summary>A migration ends.</summary>
    public static EngineEvent Ends(Move move) => new(EngineEventKind.MigrationEnds, -1, move);
}
