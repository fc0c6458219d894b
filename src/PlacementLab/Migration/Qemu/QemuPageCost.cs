namespace PlacementLab.Migration.Qemu;

/// <summary>Bytes of one page on the wire.</summary>
/// <param name="PageBytes">Sent whole.</param>
/// <param name="UsesCache">Whether pages in the cache are sent as differences.</param>
/// <param name="CacheShare">Share of the written pages that the cache holds, 0–1.</param>
/// <param name="HitBytes">Sent as a difference.</param>
internal readonly record struct QemuPageCost(double PageBytes, bool UsesCache, double CacheShare, double HitBytes);
