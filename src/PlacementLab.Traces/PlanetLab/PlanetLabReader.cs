using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using PlacementLab.Demand;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.PlanetLab;

/// <summary>
/// Reads a day of the PlanetLab (CoMon) CPU traces: a folder of files, or a zip file of one folder, with a file
/// <c>&lt;host&gt;_&lt;slice&gt;</c> a VM, no header, 288 lines of one whole number each (CPU %, every five minutes). VMs come in
/// ordinal order of their names, whatever the order on disk. Files whose names begin with "." and the entries that macOS adds
/// to a zip (<c>__MACOSX/</c>) are passed over; anything else that is not a trace is an error. Park and Pai, CoMon, 2006;
/// selected days: Beloglazov and Buyya, CCPE 24(13), 2012.
/// </summary>
public static class PlanetLabReader
{
    /// <summary>Time between samples.</summary>
    public static TimeSpan Step { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Reads a day.</summary>
    /// <param name="path">A folder, or a .zip file.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="InvalidInputException">Nothing is there, or it is not in this format; the message names file and line.</exception>
    public static TraceSet Read(string path, PlanetLabOptions? options = null) => Load(path, options ?? new()).Traces;

    /// <summary>Reads a day with its checksum.</summary>
    /// <param name="path">A folder, or a .zip file.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="InvalidInputException">Nothing is there, or it is not in this format.</exception>
    internal static LoadedDataset Load(string path, PlanetLabOptions options) =>
        Directory.Exists(path) ? LoadFolder(path, options) : LoadZip(path, options);

    private static LoadedDataset LoadFolder(string path, PlanetLabOptions options)
    {
        if (Directory.GetDirectories(path).FirstOrDefault(d => !Path.GetFileName(d).StartsWith('.')) is { } inner)
        {
            throw new InvalidInputException(inner, "a folder", "only trace files", "Give the folder of one day.");
        }

        string[] files = [.. Directory.GetFiles(path).Where(f => !Path.GetFileName(f).StartsWith('.'))];
        Array.Sort(files, StringComparer.Ordinal);
        byte[][] contents = [.. files.Select(InputFile.ReadBytes)];
        var traces = files.Select((file, i) => Trace(Path.GetFileName(file), file, contents[i], options));
        return new(Set(path, [.. traces], options), Checksum.Of(contents), path);
    }

    private static LoadedDataset LoadZip(string path, PlanetLabOptions options)
    {
        byte[] content = InputFile.ReadBytes(path);
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            return new(Set(path, ReadEntries(zip, path, options), options), Checksum.Of(content), path);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidInputException(
                path, $"no complete zip file ({e.Message})", "a zip file of one day, or a folder", "Fetch the file again.", e);
        }
    }

    private static ImmutableArray<UtilizationTrace> ReadEntries(ZipArchive zip, string path, PlanetLabOptions options)
    {
        ZipArchiveEntry[] entries = [.. zip.Entries
            .Where(e => e.Name.Length > 0 && e.Name[0] != '.' && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal))
            .OrderBy(e => e.FullName, StringComparer.Ordinal)];
        RequireOneFolder(entries, path);

        // One byte more than a correct file can have: whatever claims to be longer fails in the parser.
        byte[] buffer = new byte[(options.SamplesPerFile * PlanetLabFile.LongestLine) + 1];
        var traces = ImmutableArray.CreateBuilder<UtilizationTrace>(entries.Length);
        foreach (ZipArchiveEntry entry in entries)
        {
            using Stream stream = entry.Open();
            int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            traces.Add(Trace(entry.Name, $"{path}/{entry.FullName}", buffer.AsSpan(0, length), options));
        }

        return traces.MoveToImmutable();
    }

    private static void RequireOneFolder(ZipArchiveEntry[] entries, string path)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            string folder = Folder(entries[i]);
            if (folder != Folder(entries[0]))
            {
                throw new InvalidInputException(
                    $"{path}/{entries[i].FullName}", $"a second folder \"{folder}\"", $"files of one day, in \"{Folder(entries[0])}\"",
                    "Put each day into its own zip file.");
            }

            if (entries[i].Name == entries[i - 1].Name)
            {
                throw new InvalidInputException(
                    $"{path}/{entries[i].FullName}", "the same file twice", "each VM once", "Remove one of the two.");
            }
        }
    }

    private static string Folder(ZipArchiveEntry entry) => entry.FullName[..^entry.Name.Length];

    private static UtilizationTrace Trace(string name, string place, ReadOnlySpan<byte> content, PlanetLabOptions options)
    {
        float[] cpu = PlanetLabFile.Parse(content, place, options.SamplesPerFile);
        return new(VisibleText.Of(name), ImmutableCollectionsMarshal.AsImmutableArray(cpu), []);
    }

    private static TraceSet Set(string path, ImmutableArray<UtilizationTrace> traces, PlanetLabOptions options)
    {
        if (traces.IsEmpty)
        {
            throw new InvalidInputException(
                path, "no trace files", "at least one file <host>_<slice>", "Give the folder or zip file of one day.");
        }

        string name = options.Name ?? Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path));
        return new TraceSet(VisibleText.Of(name), Step, traces);
    }
}
