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

    /// <summary>The whole content of a UTF-8 file, without a byte-order mark.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It is missing, a folder, cannot be read, or is not UTF-8.</exception>
    public static string ReadText(string path)
    {
        byte[] bytes = ReadBytes(path);
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
