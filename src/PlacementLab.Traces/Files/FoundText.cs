using System.Globalization;
using System.Text;

namespace PlacementLab.Traces.Files;

/// <summary>Describes bytes found in a file so that a message can show them, whatever they are.</summary>
internal static class FoundText
{
    private const int Shown = 24;

    /// <summary>The start of the bytes in quotation marks; what is not printable ASCII as <c>\x00</c>.</summary>
    /// <param name="bytes">What was found.</param>
    public static string Quote(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder("\"");
        foreach (byte b in bytes[..Math.Min(bytes.Length, Shown)])
        {
            text.Append(b is >= 0x20 and < 0x7F ? ((char)b).ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{b:X2}"));
        }

        return text.Append(bytes.Length > Shown ? "…\"" : "\"").ToString();
    }

    /// <summary>What a byte-order mark at the start says, or null where there is none.</summary>
    /// <param name="content">The start of a file.</param>
    public static string? ByteOrderMark(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16 text (its byte-order mark)",
        [0xEF, 0xBB, 0xBF, ..] => "a UTF-8 byte-order mark",
        _ => null,
    };
}
