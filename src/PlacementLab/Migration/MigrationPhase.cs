namespace PlacementLab.Migration;

/// <summary>One phase of a migration.</summary>
/// <param name="Name">The literature's name, such as "stop-and-copy".</param>
/// <param name="StartSeconds">Start, from the order to migrate, in s.</param>
/// <param name="EndSeconds">End in s; the start of the next phase.</param>
/// <param name="Bytes">Bytes on the wire in this phase.</param>
/// <param name="VmRunsOn">Where the VM runs.</param>
public readonly record struct MigrationPhase(string Name, double StartSeconds, double EndSeconds, double Bytes, VmLocation VmRunsOn)
{
    /// <summary>Length in s.</summary>
    public double Seconds => EndSeconds - StartSeconds;
}
