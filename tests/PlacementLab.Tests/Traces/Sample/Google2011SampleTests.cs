using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using PlacementLab.Demand;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Csv;
using PlacementLab.Traces.Sample;
using Xunit;

namespace PlacementLab.Tests.Traces.Sample;

public sealed class Google2011SampleTests
{
    private const int SamplesPerDay = 288;

    [Fact]
    public void Read_HasTheDocumentedShapeAndRanges()
    {
        TraceSet set = Google2011Sample.Read();

        Assert.Equal(("google2011-sample", TimeSpan.FromSeconds(300)), (set.Name, set.Step));
        Assert.Equal((97, 2880, 288, true), (set.Traces.Length, set.SampleCount, set.SamplesPerDay, set.HasMemory));
        var cpu = set.Traces.SelectMany(t => t.CpuPercent).ToList();
        var memory = set.Traces.SelectMany(t => t.MemoryPercent).ToList();
        Assert.Equal((5.3436f, 83.008f), (cpu.Min(), cpu.Max()));
        Assert.Equal((5.19185f, 100f), (memory.Min(), memory.Max()));
        Assert.Equal(21.24, cpu.Average(v => (double)v), 0.005);
        Assert.Equal(19.25, memory.Average(v => (double)v), 0.005);
        Assert.Equal(set.Traces.Select(t => t.Name).Order(StringComparer.Ordinal), set.Traces.Select(t => t.Name));
    }

    [Fact]
    public void Read_EqualsTheFolderInTheRepository() =>
        TraceFiles.AssertEqual(Google2011Sample.Read(), WideCsvReader.Read(Path.Combine(Checkout.Root, "datasets", "google2011-sample")));

    [Fact]
    public void Verify_RefusesOtherContent()
    {
        const string Line = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  x.gz\n";
        Google2011Sample.Verify("x.gz", "a"u8.ToArray(), Line);

        var e = Assert.Throws<InvalidInputException>(() => Google2011Sample.Verify("x.gz", "b"u8.ToArray(), Line));

        Assert.EndsWith("x.gz", e.Place, StringComparison.Ordinal);
        Assert.Contains("SHA-256", e.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EqualsTheSourceInEveryValue()
    {
        string path = SharedDatasets.PathOrSkip("google2011", "GCD_VMs.tar.gz");
        Dictionary<string, string[]> source = ReadSource(path);
        TraceSet set = Google2011Sample.Read();
        string[] complete = [.. source.Keys.Select(k => k.Split('_')[0]).CountBy(job => job).Where(c => c.Value == 10).Select(c => c.Key)];
        Assert.Equal(complete.Order(StringComparer.Ordinal), set.Traces.Select(t => t.Name));

        int clipped = 0;
        foreach (UtilizationTrace trace in set.Traces)
        {
            for (int i = 0; i < set.SampleCount; i++)
            {
                string[] pair = source[$"{trace.Name}_{(i / SamplesPerDay) + 1}"][i % SamplesPerDay]
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                float memory = float.Parse(pair[1], CultureInfo.InvariantCulture);
                clipped += memory > 100 ? 1 : 0;
                Assert.Equal(float.Parse(pair[0], CultureInfo.InvariantCulture), trace.CpuPercent[i]);
                Assert.Equal(Math.Min(memory, 100), trace.MemoryPercent[i]);
            }
        }

        Assert.Equal(6, clipped);
    }

    private static Dictionary<string, string[]> ReadSource(string path)
    {
        using var tar = new TarReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var files = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (tar.GetNextEntry() is { } entry)
        {
            string name = Path.GetFileName(entry.Name);
            if (name.StartsWith("vm_", StringComparison.Ordinal) && entry.DataStream is { } data)
            {
                string[] lines = new StreamReader(data).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
                Assert.Equal(SamplesPerDay, lines.Length);
                files.Add(name["vm_".Length..], lines);
            }
        }

        return files;
    }
}
