namespace PlacementLab.Traces.Migrations;

/// <summary>One migration of a database VM under a capped bandwidth: a row of pgvm_thesis' <c>migrations.csv</c>.</summary>
/// <param name="Scenario">The scenario, such as "Stop_Copy_4T".</param>
/// <param name="Run">Number of the run.</param>
/// <param name="TotalMilliseconds">Total time in ms.</param>
/// <param name="DowntimeMilliseconds">Downtime in ms as QMP reports it; for a stopped VM only the end.</param>
/// <param name="TransferredBytes">Bytes on the wire.</param>
/// <param name="PrecopyBytes">Of these, before a switch to post-copy.</param>
/// <param name="NormalPages">Pages sent whole.</param>
/// <param name="ZeroPages">Pages without content.</param>
public sealed record PgvmMigration(
    string Scenario,
    int Run,
    double TotalMilliseconds,
    double DowntimeMilliseconds,
    double TransferredBytes,
    double PrecopyBytes,
    double NormalPages,
    double ZeroPages);
