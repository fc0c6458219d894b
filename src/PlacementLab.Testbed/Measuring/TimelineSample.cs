using System.Text.Json;

namespace PlacementLab.Testbed.Measuring;

/// <summary>QEMU's counters at a moment of a migration.</summary>
/// <param name="Milliseconds">Since the order to migrate.</param>
/// <param name="Status">The migration's status.</param>
/// <param name="RemainingBytes">Still to send.</param>
/// <param name="TransferredBytes">Sent so far.</param>
/// <param name="Syncs">Looks at the dirty bitmap so far.</param>
/// <param name="DirtyPagesPerSecond">QEMU's dirty rate.</param>
/// <param name="MegabitsPerSecond">QEMU's rate of sending.</param>
/// <param name="ThrottlePercent">Throttling of the guest.</param>
/// <param name="PostCopyRequests">Pages demanded so far.</param>
internal sealed record TimelineSample(
    double Milliseconds, string Status, double? RemainingBytes, double? TransferredBytes, double? Syncs, double? DirtyPagesPerSecond,
    double MegabitsPerSecond, double ThrottlePercent, double? PostCopyRequests)
{
    /// <summary>Names of the values, in order.</summary>
    public const string Fields = "ms,status,remaining,transferred,sync,dirty_pages_rate,mbps,throttle,postcopy_requests";

    /// <summary>Reads a reply of <c>query-migrate</c>.</summary>
    public static TimelineSample Of(TimeSpan since, JsonElement info)
    {
        JsonElement ram = info.Object("ram");
        return new TimelineSample(
            Math.Round(since.TotalMilliseconds), info.Text("status") ?? "", ram.Number("remaining"), ram.Number("transferred"), ram.Number("dirty-sync-count"),
            ram.Number("dirty-pages-rate"), Math.Round(ram.Number("mbps") ?? 0, 1), info.Number("cpu-throttle-percentage") ?? 0, ram.Number("postcopy-requests"));
    }

    /// <summary>The values in order.</summary>
    public object?[] Values() =>
        [Milliseconds, Status, RemainingBytes, TransferredBytes, Syncs, DirtyPagesPerSecond, MegabitsPerSecond, ThrottlePercent, PostCopyRequests];
}
