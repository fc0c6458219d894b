using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Simulating;

/// <summary>The document of a run is the same to the byte, whatever the threads and the order of the files.</summary>
public sealed class SimulateDeterminismTests
{
    private const int Vms = 600;

    public static TheoryData<string> Policies => new()
    {
        { "--rules cloudsim-3.0.3 --detector lr --selection rs --seed 42" },
        { "--rules cloudsim-3.0.3 --detector iqr --selection mc --fix memory-held,idle-vms-kept" },
        { "--rules physical --detector thr --selection rs --seed 42" },
        { "--rules physical --detector lrr --selection mc --scheme hybrid --vms 700" },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public async Task AnotherOrderOfFiles_ChangesNothing(string options)
    {
        using var folder = new TemporaryFolder();
        var sorted = Enumerable.Range(0, 40).ToList();
        int[] shuffled = [.. sorted.OrderBy(i => i * 7 % 40)];
        string first = WriteFolder(folder, "a", sorted);
        string second = WriteFolder(folder, "b", shuffled);
        string zip = WriteZip(folder, "a", shuffled);

        string expected = await Document(first, options);

        Assert.DoesNotContain("\"migrations\":0,", expected, StringComparison.Ordinal);
        Assert.Equal(expected, await Document(second, options));
        Assert.Equal(expected, await Document(zip, options));
    }

    // More VMs than fit into one part of the work, so that threads do work side by side.
    [Theory]
    [InlineData("--detector lr")]
    [InlineData("--detector mad --selection mu --scheme post-copy")]
    [InlineData("--detector thr --solver local-search --scheme stop-and-copy")]
    public async Task NumberOfThreads_ChangesNothing(string options)
    {
        using var folder = new TemporaryFolder();
        string traces = WriteCsv(folder, samples: 16);

        string one = await Document(traces, options + " --threads 1");

        Assert.DoesNotContain("\"migrations\":0,", one, StringComparison.Ordinal);
        Assert.Equal(one, await Document(traces, options + " --threads 2"));
        Assert.Equal(one, await Document(traces, options + " --threads 4"));
    }

    private static async Task<string> Document(string dataset, string options)
    {
        CommandLineRun run = await CommandLineRun.Of(["simulate", "--dataset", dataset, .. options.Split(' '), "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonObject document = JsonNode.Parse(run.Output)!.AsObject();
        Assert.True(document.Remove("elapsedSeconds"));
        return document.ToJsonString();
    }

    private static string WriteFolder(TemporaryFolder folder, string name, IEnumerable<int> order)
    {
        string day = Directory.CreateDirectory(folder.File(name)).FullName;
        foreach (int vm in order)
        {
            File.WriteAllText(Path.Combine(day, Name(vm)), Lines(vm));
        }

        return day;
    }

    private static string WriteZip(TemporaryFolder folder, string name, IEnumerable<int> order)
    {
        string file = folder.File(name + ".zip");
        using ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Create);
        foreach (int vm in order)
        {
            using var writer = new StreamWriter(zip.CreateEntry(Name(vm)).Open());
            writer.Write(Lines(vm));
        }

        return file;
    }

    private static string WriteCsv(TemporaryFolder folder, int samples)
    {
        string file = folder.File("many.csv");
        int[][] columns = [.. Enumerable.Range(0, Vms).Select(Percent)];
        File.WriteAllLines(
            file,
            [
                "sample," + string.Join(',', Enumerable.Range(0, Vms).Select(Name)),
                .. Enumerable.Range(0, samples).Select(
                    s => string.Create(CultureInfo.InvariantCulture, $"{s},{string.Join(',', columns.Select(c => c[s]))}")),
            ]);
        return file;
    }

    // Ordinal and alphabetical order differ.
    private static string Name(int vm) => string.Create(CultureInfo.InvariantCulture, $"{(vm % 2 == 0 ? "vm" : "VM")}-{vm}");

    private static string Lines(int vm) => string.Concat(Percent(vm).Select(p => p.ToString(CultureInfo.InvariantCulture) + "\n"));

    private static int[] Percent(int vm)
    {
        var random = new Random(vm);
        int level = random.Next(70);
        return [.. Enumerable.Range(0, 288).Select(_ =>
        {
            level = random.Next(10) == 0 ? random.Next(90) : level;
            return Math.Clamp(level + random.Next(-10, 11), 0, 100);
        })];
    }
}
