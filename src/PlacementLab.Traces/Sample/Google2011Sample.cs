using System.Text;
using PlacementLab.Demand;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Sample;

/// <summary>
/// The shipped sample: 97 jobs of a Google cluster (May 2011), each used as one VM, on ten days in steps of five minutes
/// (2,880 samples), CPU and memory in %. It travels inside the assembly. What a percentage refers to is not documented by the
/// source; see <c>datasets/google2011-sample/README.md</c> for derivation, traps and licence (CC-BY 4.0).
/// </summary>
public static class Google2011Sample
{
    /// <summary>Name of the data set.</summary>
    public const string Name = "google2011-sample";

    private const string Folder = "datasets/google2011-sample";

    /// <summary>Reads the sample; the names of its traces are Google's job ids, in ordinal order.</summary>
    /// <exception cref="InvalidInputException">The content is not that of its published checksums.</exception>
    public static TraceSet Read() => Load().Traces;

    /// <summary>Reads the sample with its checksum.</summary>
    /// <exception cref="InvalidInputException">The content is not that of its published checksums.</exception>
    internal static LoadedDataset Load()
    {
        string checksums = Encoding.UTF8.GetString(EmbeddedFile.ReadBytes($"{Name}/checksums.sha256"));
        const string CpuFile = WideCsvReader.CpuFile + ".gz";
        const string MemoryFile = WideCsvReader.MemoryFile + ".gz";
        byte[] cpu = EmbeddedFile.ReadBytes($"{Name}/{CpuFile}");
        byte[] memory = EmbeddedFile.ReadBytes($"{Name}/{MemoryFile}");
        Verify(CpuFile, cpu, checksums);
        Verify(MemoryFile, memory, checksums);
        (string Name, byte[] Packed)[] files = [(CpuFile, cpu), (MemoryFile, memory)];
        var tables = new WideTable[files.Length];
        Parallel.For(0, files.Length, i => tables[i] = Table(files[i].Name, files[i].Packed));
        TraceSet traces = WideCsvReader.Join(Name, TimeSpan.FromMinutes(5), tables[0], tables[1]);
        return new LoadedDataset(traces, Checksum.Of(cpu, memory), Folder);
    }

    /// <summary>Compares a file with its line in the list of checksums.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="checksums">Lines of SHA-256 and file name, as sha256sum writes them.</param>
    /// <exception cref="InvalidInputException">They differ.</exception>
    internal static void Verify(string file, byte[] content, string checksums)
    {
        string found = Checksum.Of(content);
        if (!checksums.Contains($"{found}  {file}", StringComparison.Ordinal))
        {
            throw new InvalidInputException(
                $"{Folder}/{file}", $"SHA-256 {found}", "the one in checksums.sha256", "Restore the file from the repository and build again.");
        }
    }

    private static WideTable Table(string file, byte[] packed) =>
        WideTable.Read(InputFile.Unpack(packed, $"{Folder}/{file}"), $"{Folder}/{file}");
}
