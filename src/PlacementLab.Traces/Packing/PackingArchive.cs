using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Packing;

/// <summary>
/// The problem files of a folder, a zip file or a <c>.tar.gz</c>, folders in it included, in ordinal order of their paths. What does not end
/// as the problems do is passed over.
/// </summary>
public static class PackingArchive
{
    /// <summary>Reads all files of one ending.</summary>
    /// <param name="path">A folder, or a file that ends in .zip, .tar.gz, .tgz or .tar.</param>
    /// <param name="ending">Ending of the problem files, such as ".vbp".</param>
    /// <exception cref="InvalidInputException">Nothing is there, the archive is broken, or it holds no such file.</exception>
    public static ImmutableArray<PackingFile> Read(string path, string ending)
    {
        IEnumerable<(string Name, byte[] Content)> entries = Directory.Exists(path) ? InFolder(path)
            : HasEnding(path, ".zip") ? InZip(path)
            : HasEnding(path, ".tar.gz") || HasEnding(path, ".tgz") || HasEnding(path, ".tar") ? InTar(path)
            : throw new InvalidInputException(path, "a file of another kind", "a folder, or a file that ends in .zip, .tar.gz, .tgz or .tar", "Give one of these.");
        ImmutableArray<PackingFile> files = [.. entries.Where(e => IsProblem(e.Name, ending)).OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => FileOf(path, e))];
        return files.Length > 0 ? files : throw new InvalidInputException(path, $"no file that ends in {ending}", $"at least one", "Check the path and the format.");
    }

    private static bool IsProblem(string name, string ending) =>
        HasEnding(name, ending) && Path.GetFileName(name)[0] != '.' && !name.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private static PackingFile FileOf(string path, (string Name, byte[] Content) entry) => new(
        VisibleText.Of(Path.GetFileNameWithoutExtension(entry.Name)), VisibleText.Of(Path.GetFileName(Path.GetDirectoryName(entry.Name)) ?? ""),
        $"{path}/{VisibleText.Of(entry.Name)}", entry.Content);

    private static IEnumerable<(string Name, byte[] Content)> InFolder(string path) =>
        Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Select(f => (Path.GetRelativePath(path, f).Replace(Path.DirectorySeparatorChar, '/'), InputFile.ReadBytes(f)));

    private static List<(string Name, byte[] Content)> InZip(string path)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(InputFile.ReadBytes(path), writable: false));
            return [.. zip.Entries.Where(e => e.Name.Length > 0).Select(e => (e.FullName, Content(e.Open())))];
        }
        catch (InvalidDataException e)
        {
            throw Broken(path, e);
        }
    }

    private static List<(string Name, byte[] Content)> InTar(string path)
    {
        byte[] stored = InputFile.ReadBytes(path);
        byte[] unpacked = HasEnding(path, ".tar") ? stored : InputFile.Unpack(stored, path);
        try
        {
            using var tar = new TarReader(new MemoryStream(unpacked, writable: false));
            var entries = new List<(string, byte[])>();
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                {
                    entries.Add((entry.Name, entry.DataStream is { } data ? Content(data) : []));
                }
            }

            return entries;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw Broken(path, e);
        }
    }

    private static byte[] Content(Stream stream)
    {
        using var copy = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(copy);
        }

        return copy.ToArray();
    }

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    private static InvalidInputException Broken(string path, Exception cause) =>
        new(path, $"no complete archive ({cause.Message})", "a zip or tar file", "Fetch the file again.", cause);
}
