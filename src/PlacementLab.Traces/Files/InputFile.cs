using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace PlacementLab.Traces.Files;

/// <summary>Opens files that a user named, and says what is wrong with them when they cannot be used.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole content of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing, a folder, or cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException(path, "a folder", "a file", "Give the path of a file in it.");
        }

        if (!File.Exists(path))
        {
            throw new InvalidInputException(path, "nothing there", "a file", "Check the path.");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                path, $"a file that cannot be read ({e.Message})", "a readable file", "Check its permissions and the disk.", e);
        }
    }

    /// <summary>The content of a file, unpacked where its name ends in .gz, and the bytes as they are stored.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing, a folder, cannot be read, or is no complete gzip file.</exception>
    public static (byte[] Content, byte[] Stored) ReadUnpacked(string path)
    {
        byte[] stored = ReadBytes(path);
        return (path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? Unpack(stored, path) : stored, stored);
    }

    /// <summary>Unpacks gzip.</summary>
    /// <param name="stored">The packed bytes.</param>
    /// <param name="place">The file, for the message.</param>
    /// <exception cref="InvalidInputException">The bytes are no complete gzip file.</exception>
    public static byte[] Unpack(byte[] stored, string place)
    {
        using var unpacked = new MemoryStream(stored.Length * 4);
        try
        {
            using var gzip = new GZipStream(new MemoryStream(stored, writable: false), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
            RequireLength(stored, unpacked.Length);
            return unpacked.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new InvalidInputException(
                place, $"no complete gzip file ({e.Message})", "a file packed by gzip", "Fetch the file again, or pack it again.", e);
        }
    }

    /// <summary>GZipStream passes over a cut end; the last four bytes of the format are the length (RFC 1952).</summary>
    private static void RequireLength(byte[] stored, long length)
    {
        uint stated = stored.Length < 18 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(stored.AsSpan(stored.Length - 4));
        if (stored.Length < 18 || stated != (uint)length)
        {
            throw new InvalidDataException($"{length} bytes were unpacked, its end says {stated}");
        }
    }

    /// <summary>The whole content of a UTF-8 file, without a byte-order mark.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing, a folder, cannot be read, or is not UTF-8.</exception>
    public static string ReadText(string path)
    {
        return Utf8(ReadBytes(path), path);
    }

    /// <summary>Bytes as UTF-8 text, without a byte-order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="path">Where they come from, for the message.</param>
    /// <exception cref="InvalidInputException">They are not UTF-8.</exception>
    public static string Utf8(byte[] bytes, string path)
    {
        try
        {
            string text = _strictUtf8.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException(
                path, $"a byte that is not UTF-8 at position {e.Index}", "text in UTF-8", "Save the file as UTF-8.", e);
        }
    }
}
