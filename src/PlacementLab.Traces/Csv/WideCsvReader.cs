using System.Runtime.InteropServices;
using PlacementLab.Demand;
using PlacementLab.Traces.Files;

namespace PlacementLab.Traces.Csv;

/// <summary>
/// Reads traces in PlacementLab's own form, the one for bringing your own: a folder with <c>cpu_percent.csv</c> and, where
/// known, <c>memory_percent.csv</c> (either may be packed: <c>.csv.gz</c>). A file has the header <c>sample,&lt;vm&gt;,…</c>; then
/// one line for each time: the number of the sample (0, 1, 2, …) and for each VM the use in % of its own size, 0–100. UTF-8
/// (a byte-order mark is accepted), comma, decimal point, LF or CR LF. Memory has the same VMs in the same order.
/// </summary>
public static class WideCsvReader
{
    /// <summary>File name of the CPU table.</summary>
    public const string CpuFile = "cpu_percent.csv";

    /// <summary>File name of the memory table.</summary>
    public const string MemoryFile = "memory_percent.csv";

    /// <summary>Reads traces.</summary>
    /// <param name="path">A folder with the two files, or a CSV file (then CPU only).</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="InvalidInputException">Nothing is there, or it is not in this form; the message names file, line and column.</exception>
    public static TraceSet Read(string path, WideCsvOptions? options = null) => Load(path, options ?? new()).Traces;

    /// <summary>Reads traces from two files.</summary>
    /// <param name="cpuPath">The CPU table.</param>
    /// <param name="memoryPath">The memory table; null where there is none.</param>
    /// <param name="options">Options; null for the defaults.</param>
    /// <exception cref="InvalidInputException">A file is missing or not in this form, or the two do not agree.</exception>
    public static TraceSet ReadFiles(string cpuPath, string? memoryPath, WideCsvOptions? options = null) =>
        LoadFiles(cpuPath, memoryPath, cpuPath, options ?? new()).Traces;

    /// <summary>Whether a folder holds traces in this form.</summary>
    /// <param name="folder">The folder.</param>
    internal static bool IsIn(string folder) =>
        File.Exists(Path.Combine(folder, CpuFile)) || File.Exists(Path.Combine(folder, CpuFile + ".gz"));

    /// <summary>Reads traces with their checksum.</summary>
    /// <param name="path">A folder with the two files, or a CSV file.</param>
    /// <param name="options">Options.</param>
    /// <exception cref="InvalidInputException">Nothing is there, or it is not in this form.</exception>
    internal static LoadedDataset Load(string path, WideCsvOptions options)
    {
        if (!Directory.Exists(path))
        {
            return LoadFiles(path, null, path, options);
        }

        string cpu = FileIn(path, CpuFile) ?? throw new InvalidInputException(
            path, $"no {CpuFile}", $"{CpuFile} or {CpuFile}.gz", "Give a folder that holds this file.");
        return LoadFiles(cpu, FileIn(path, MemoryFile), path, options);
    }

    /// <summary>Makes a set of two tables.</summary>
    /// <param name="name">Name of the set.</param>
    /// <param name="step">Time between samples.</param>
    /// <param name="cpu">CPU.</param>
    /// <param name="memory">Memory of the same VMs and samples, or null.</param>
    internal static TraceSet Join(string name, TimeSpan step, WideTable cpu, WideTable? memory) => new(name, step,
    [
        .. cpu.Vms.Select((vm, v) => new UtilizationTrace(
            vm,
            ImmutableCollectionsMarshal.AsImmutableArray(cpu.Column(v)),
            memory is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(memory.Column(v)))),
    ]);

    private static LoadedDataset LoadFiles(string cpuPath, string? memoryPath, string source, WideCsvOptions options)
    {
        (byte[] cpuContent, byte[] cpuStored) = InputFile.ReadUnpacked(cpuPath);
        WideTable cpu = WideTable.Read(cpuContent, cpuPath);
        string name = VisibleText.Of(options.Name ?? NameOf(source));
        if (memoryPath is null)
        {
            return new(Join(name, options.Step, cpu, null), Checksum.Of(cpuStored), source);
        }

        (byte[] memoryContent, byte[] memoryStored) = InputFile.ReadUnpacked(memoryPath);
        WideTable memory = WideTable.Read(memoryContent, memoryPath);
        RequireAgreement(cpu, memory, memoryPath);
        return new(Join(name, options.Step, cpu, memory), Checksum.Of(cpuStored, memoryStored), source);
    }

    private static void RequireAgreement(WideTable cpu, WideTable memory, string memoryPath)
    {
        for (int v = 0; v < Math.Max(cpu.Vms.Count, memory.Vms.Count); v++)
        {
            string? expected = cpu.Vms.ElementAtOrDefault(v);
            string? found = memory.Vms.ElementAtOrDefault(v);
            if (expected != found)
            {
                throw new InvalidInputException(
                    $"{memoryPath}, line 1, column {v + 2}", found is null ? "no more VMs" : $"\"{found}\"",
                    expected is null ? $"{cpu.Vms.Count} VMs, as for CPU" : $"\"{expected}\", as for CPU",
                    "Give both files the same VMs in the same order.");
            }
        }

        if (cpu.Rows.Count != memory.Rows.Count)
        {
            throw new InvalidInputException(
                $"{memoryPath}, line {Math.Min(cpu.Rows.Count, memory.Rows.Count) + 2}", $"{memory.Rows.Count} samples",
                $"{cpu.Rows.Count} samples, as for CPU", "Let both files cover the same time.");
        }
    }

    private static string? FileIn(string folder, string name)
    {
        string plain = Path.Combine(folder, name);
        string packed = plain + ".gz";
        return (File.Exists(plain), File.Exists(packed)) switch
        {
            (true, true) => throw new InvalidInputException(
                folder, $"both {name} and {name}.gz", "one of the two", "Remove the one that is out of date."),
            (true, false) => plain,
            (false, true) => packed,
            _ => null,
        };
    }

    private static string NameOf(string path)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? name[..^4] : name;
    }
}
