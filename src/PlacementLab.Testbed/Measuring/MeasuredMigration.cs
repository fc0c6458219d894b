namespace PlacementLab.Testbed.Measuring;

/// <summary>A measured migration with what lies beside its row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Timeline">Samples every 50 ms; empty where there are none.</param>
/// <param name="Layout">Pages that are not zero for each MiB of the guest's address space, before the migration; empty if unknown.</param>
internal sealed record MeasuredMigration(MeasurementRow Row, IReadOnlyList<TimelineSample> Timeline, IReadOnlyList<int> Layout);
