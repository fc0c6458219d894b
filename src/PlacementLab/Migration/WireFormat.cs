using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>Bytes on the wire: each page of 4,096 bytes carries a header of 8, a page without content is only a header.</summary>
internal static class WireFormat
{
    public const double PageBytes = 4096;
    private const double HeaderBytes = 8;
    private const double LargestExactBytes = 9e18;

    /// <summary>Wire bytes of pages with content: V·(4096·s + 8)/4096.</summary>
    /// <param name="payloadBytes">V.</param>
    /// <param name="wireShare">s: bytes of content on the wire per byte of memory; 1 without optimisation.</param>
    public static double Pages(double payloadBytes, double wireShare) => payloadBytes * ((PageBytes * wireShare) + HeaderBytes) / PageBytes;

    /// <summary>Wire bytes of pages without content.</summary>
    public static double ZeroPages(DataSize zeroMemory) => HeaderBytes * Math.Ceiling(zeroMemory.Bytes / PageBytes);

    /// <summary>Whether a size is what <see cref="Size"/> makes of one that it cannot hold.</summary>
    public static bool IsSaturated(DataSize size) => size.Bytes >= (long)LargestExactBytes;

    /// <summary>Rounded to whole bytes; what a size cannot hold becomes 9·10^18.</summary>
    public static DataSize Size(double bytes) => DataSize.FromBytes((long)Math.Round(Math.Min(bytes, LargestExactBytes)));
}
