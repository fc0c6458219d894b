using System.ComponentModel;
using System.Globalization;
using System.IO.Compression;
using BenchmarkDotNet.Attributes;
using PlacementLab.Demand;
using PlacementLab.Traces.PlanetLab;

namespace PlacementLab.Benchmarks;

/// <summary>Loading a PlanetLab day from its zip file, checked value by value.</summary>
[Description("Loading a PlanetLab day (1,052 VMs × 288 samples) from its zip file. Baseline: read line by line, `int.Parse`, no checks.")]
public class LoadPlanetLab
{
    private string _path = "";

    /// <summary>Where the data come from.</summary>
    public static IEnumerable<string> Sources => [PlanetLabDay.Source];

    /// <summary>The public day, or a generated one of the same shape.</summary>
    [ParamsSource(nameof(Sources))]
    public string Data { get; set; } = "";

    /// <summary>Finds or makes the file.</summary>
    [GlobalSetup]
    public void FindFile() => _path = PlanetLabDay.File();

    /// <summary>The simplest thing that reads the numbers.</summary>
    [Benchmark(Baseline = true)]
    public List<List<int>> LinesAndParse()
    {
        using ZipArchive zip = ZipFile.OpenRead(_path);
        var all = new List<List<int>>();
        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => e.Name.Length > 0))
        {
            using var reader = new StreamReader(entry.Open());
            var values = new List<int>();
            while (reader.ReadLine() is { } line)
            {
                values.Add(int.Parse(line, CultureInfo.InvariantCulture));
            }

            all.Add(values);
        }

        return all;
    }

    /// <summary>The loader.</summary>
    [Benchmark]
    public TraceSet Load() => PlanetLabReader.Read(_path);
}
