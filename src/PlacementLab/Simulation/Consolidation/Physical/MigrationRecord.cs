using PlacementLab.Units;

namespace PlacementLab.Simulation.Consolidation.Physical;

/// <summary>A migration as it was carried out. Times are in s since the start of the run.</summary>
/// <param name="Vm">Index of the VM.</param>
/// <param name="From">Index of the source.</param>
/// <param name="To">Index of the destination.</param>
public readonly record struct MigrationRecord(int Vm, int From, int To)
{
    /// <summary>When it began.</summary>
    public required double StartSeconds { get; init; }

    /// <summary>When the VM stopped at the source.</summary>
    public required double StopSeconds { get; init; }

    /// <summary>When the VM ran again.</summary>
    public required double ResumeSeconds { get; init; }

    /// <summary>When it ended: until then both hosts hold the VM's memory. It may be after the run.</summary>
    public required double EndSeconds { get; init; }

    /// <summary>Whether it was given up; then the VM has stayed at the source.</summary>
    public required bool IsAborted { get; init; }

    /// <summary>Its share of the links.</summary>
    public required DataRate Bandwidth { get; init; }

    /// <summary>Work lost to slower execution, as time at full speed; spread evenly over the time that the VM runs and migrates.</summary>
    public required TimeSpan Slowdown { get; init; }

    /// <summary>Bytes on the wire.</summary>
    public required DataSize Traffic { get; init; }
}
