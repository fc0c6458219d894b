using PlacementLab.Units;

namespace PlacementLab.Traces.Migrations;

/// <summary>One published prediction.</summary>
/// <param name="Bandwidth">Bandwidth.</param>
/// <param name="DowntimeLimit">Downtime limit; null for none.</param>
/// <param name="Seconds">Total time rounded up to s; null where it does not converge.</param>
public sealed record PublishedCurveCell(DataRate Bandwidth, TimeSpan? DowntimeLimit, int? Seconds);
