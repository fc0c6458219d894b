using System.Text.Json;

namespace PlacementLab.Testbed.Qmp;

/// <summary>Something that QEMU announced.</summary>
/// <param name="Name">Name of the event, such as "MIGRATION".</param>
/// <param name="At">When, by the host's clock, as QEMU stamped it.</param>
/// <param name="Data">What it says.</param>
internal sealed record QmpEvent(string Name, DateTimeOffset At, JsonElement Data)
{
    /// <summary>The migration's status that this event announces; null for other events.</summary>
    public string? MigrationStatus => Name == "MIGRATION" && Data.TryGetProperty("status", out JsonElement status) ? status.GetString() : null;

    /// <summary>The pass over memory that this event announces; null for other events.</summary>
    public int? MigrationPass => Name == "MIGRATION_PASS" && Data.TryGetProperty("pass", out JsonElement pass) ? pass.GetInt32() : null;
}
