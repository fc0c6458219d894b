using PlacementLab.Units;

namespace PlacementLab.Migration;

/// <summary>Bytes on the wire: each page of 4,096 bytes carries a header of 8, a page without content is only a header.</summary>
internal static class WireFormat
{
    public const double PageBytes = 4096;
    private const double HeaderBytes = 8;
    private const double LargestExactBytes = 9e18;

    /// <summary>Traffic of a migration: payload·4104/4096 + 8 per zero page + device state.</summary>
    public static DataSize Traffic(double payloadBytes, DataSize zeroMemory, DataSize deviceState)
    {
        double bytes = (payloadBytes * (PageBytes + HeaderBytes) / PageBytes)
            + (HeaderBytes * Math.Ceiling(zeroMemory.Bytes / PageBytes)) + deviceState.Bytes;
        return DataSize.FromBytes((long)Math.Round(Math.Min(bytes, LargestExactBytes)));
    }
}
