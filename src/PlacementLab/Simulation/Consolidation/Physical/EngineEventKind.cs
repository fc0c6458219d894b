namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>Kinds of <see cref="EngineEvent"/>.</summary>
internal enum EngineEventKind
{
    /// <summary>A host is awake.</summary>
    HostAwake,

    /// <summary>A host is off.</summary>
    HostAsleep,

    /// <summary>A VM resumes at its destination.</summary>
    VmResumes,

    /// <summary>A migration ends.</summary>
    MigrationEnds,
}
