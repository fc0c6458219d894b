using System.Text;

namespace PlacementLab.Traces.Files;

/// <summary>
/// Writes files that are complete or not there at all: the content goes to a hidden temporary file in the same folder, which
/// is then renamed over the target. A failure or cancellation leaves an older file untouched and no temporary file behind.
/// </summary>
public static class AtomicFile
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static int _count;

    /// <summary>Writes a file, replacing one that exists. Missing folders are created.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content to the stream it is given; what it throws is passed on, after cleaning up.</param>
    /// <exception cref="InvalidInputException">The file cannot be written there: no permission, no space, no such device.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Path.GetFullPath(path);
        string temporary = TemporaryPath(target);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? target);
            if (Directory.Exists(target))
            {
                throw new IOException($"Is a directory : '{target}'");
            }

            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65536))
            {
                write(stream);
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e)
        {
            Discard(temporary);
            if (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(path, e);
            }

            throw;
        }
    }

    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">The whole content.</param>
    /// <exception cref="InvalidInputException">The file cannot be written there.</exception>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(_utf8.GetBytes(text)));

    private static string TemporaryPath(string target) => Path.Combine(
        Path.GetDirectoryName(target) ?? "",
        $".{Path.GetFileName(target)}.{Environment.ProcessId}-{Interlocked.Increment(ref _count)}.tmp");

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to report.
        }
    }

    private static InvalidInputException Unwritable(string path, Exception cause) => new(
        path,
        $"a place that cannot be written ({cause.Message})",
        "a file in a writable folder with free space",
        "Choose another folder, free some space or change its permissions.",
        cause);
}
