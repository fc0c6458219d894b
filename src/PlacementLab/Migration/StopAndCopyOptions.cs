namespace PlacementLab.Migration;

/// <summary>Options of <see cref="StopAndCopyModel"/>.</summary>
public sealed record StopAndCopyOptions
{
    /// <summary>What the migration takes beside its pages; the VM is stopped during all of it.</summary>
    public MigrationOverheads Overheads { get; init; } = MigrationOverheads.None;

    /// <summary>Energy over traffic.</summary>
    public EnergyCoefficients Energy { get; init; } = new();
}
