using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using PlacementLab.Units;

namespace PlacementLab.Benchmarks;

/// <summary>Writes each benchmark's table to <c>Results/&lt;cpu&gt;/&lt;benchmark&gt;.md</c> beside this project's sources.</summary>
public sealed partial class ResultsExporter : IExporter
{
    /// <inheritdoc/>
    public string Name => "results";

    /// <inheritdoc/>
    public IEnumerable<string> ExportToFiles(Summary summary, ILogger consoleLogger)
    {
        if (summary.Reports.IsEmpty)
        {
            return [];
        }

        Type benchmark = summary.BenchmarksCases[0].Descriptor.Type;
        string path = PageFor(benchmark.Name, summary.HostEnvironmentInfo);
        string version = typeof(DataSize).Assembly.GetName().Version!.ToString(3);
        string note = benchmark.GetCustomAttribute<DescriptionAttribute>()!.Description;
        var table = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, table);
        File.WriteAllText(path, $"# {benchmark.Name}\n\n{note}\n\nPlacementLab {version}\n{table.GetLog().ReplaceLineEndings("\n").TrimEnd()}\n");
        return [path];
    }

    /// <inheritdoc/>
    public void ExportToLog(Summary summary, ILogger logger) => MarkdownExporter.Console.ExportToLog(summary, logger);

    /// <summary>The processor's name as the name of a folder.</summary>
    internal static string FolderName(string cpu) => NotNamePart().Replace(cpu.ToLowerInvariant().Replace("(r)", "").Replace("(tm)", ""), "-").Trim('-');

    /// <summary>Path of the page for a benchmark on this machine; its folder is made.</summary>
    internal static string PageFor(string name, HostEnvironmentInfo? machine = null)
    {
        string cpu = (machine ?? HostEnvironmentInfo.GetCurrent()).Cpu.Value?.ProcessorName ?? "unknown-cpu";
        string folder = Path.Combine(ProjectFolder(), "Results", FolderName(cpu));
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $"{name}.md");
    }

    private static string ProjectFolder()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "PlacementLab.sln")))
            {
                return Path.Combine(at, "tests", "PlacementLab.Benchmarks");
            }
        }

        throw new DirectoryNotFoundException($"No PlacementLab.sln above {AppContext.BaseDirectory}: run the benchmarks from a checkout.");
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotNamePart();
}
