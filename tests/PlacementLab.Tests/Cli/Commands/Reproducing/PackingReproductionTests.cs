using System.IO.Compression;
using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce vectorpack` and `bpplib`.</summary>
public sealed class PackingReproductionTests
{
    [Theory]
    [InlineData("reproduce bpplib --threads 0", "--threads")]
    [InlineData("reproduce bpplib --time-limit soon", "soon")]
    [InlineData("reproduce vectorpack --seed x", "--seed")]
    [InlineData("reproduce vectorpack --data no/such/folder", "vectorpack")]
    [InlineData("reproduce vectorpack --nothing", "--nothing")]
    public async Task What_cannot_be_used_is_answered_in_one_line(string line, string expected)
    {
        CommandLineRun run = await CommandLineRun.Of(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Classes_are_printed_and_runs_are_kept()
    {
        using var folder = new TemporaryFolder();
        WriteBpplib(folder, optimum: 2);
        string[] line = ["reproduce", "bpplib", "--data", folder.Path, "--out", folder.File("out"), "--threads", "2"];

        CommandLineRun first = await CommandLineRun.Of(line);
        CommandLineRun again = await CommandLineRun.Of([.. line, "--resume", "--json"]);

        Assert.Equal(0, first.ExitCode);
        Assert.Matches(@"\| BPPLIB \| Tiny +\| +2 \| +2 \| +100\.0 \| +2 \|", first.Output);
        Assert.Contains("2 of 2", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("(kept)", first.Error, StringComparison.Ordinal);
        Assert.Equal(2, again.Error.Split("(kept)").Length - 1);
        using var document = JsonDocument.Parse(again.Output);
        JsonElement all = document.RootElement.GetProperty("classes").EnumerateArray().Last();
        Assert.Equal(("all", 2, 2, 2), (all.GetProperty("class").GetString(), all.GetProperty("problems").GetInt32(), all.GetProperty("reached").GetInt32(), all.GetProperty("proven").GetInt32()));
        Assert.Equal(3, (await File.ReadAllLinesAsync(folder.File("out/results.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.True(File.Exists(folder.File("out/optima-over-time.png")));
    }

    [Fact]
    public async Task Packing_below_the_published_optimum_is_a_fault()
    {
        using var folder = new TemporaryFolder();
        WriteBpplib(folder, optimum: 3);

        CommandLineRun run = await CommandLineRun.Of("reproduce", "bpplib", "--data", folder.Path, "--out", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("fewer than the published optimum 3", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_run_goes_on()
    {
        using var folder = new TemporaryFolder();
        WriteBpplib(folder, optimum: 2);
        string[] line = ["reproduce", "bpplib", "--data", folder.Path, "--out", folder.File("out"), "--threads", "1"];

        CommandLineRun broken = await CommandLineRun.InterruptedAfter("1 of 2", line);
        CommandLineRun resumed = await CommandLineRun.Of([.. line, "--resume"]);

        Assert.Equal(130, broken.ExitCode);
        Assert.Contains("--resume", broken.Error, StringComparison.Ordinal);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("(kept)", resumed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problem_missing_in_the_archive_is_named()
    {
        using var folder = new TemporaryFolder();
        WriteBpplib(folder, optimum: 2);
        await File.AppendAllTextAsync(folder.File("bpplib/bounds_classic.csv"), "Tiny,t9,1,10,1,1,1\n", TestContext.Current.CancellationToken);

        CommandLineRun run = await CommandLineRun.Of("reproduce", "bpplib", "--data", folder.Path, "--out", folder.File("out"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("t9", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sample_of_the_published_sets_reaches_the_optima_of_small_instances()
    {
        string data = Path.GetDirectoryName(SharedDatasets.PathOrSkip("bpplib"))!;
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of(
            "reproduce", "bpplib", "--quick", "--time-limit", "200ms", "--data", data, "--out", folder.Path, "--json");

        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        JsonElement[] classes = [.. document.RootElement.GetProperty("classes").EnumerateArray()];
        Assert.Equal(10, classes.Length);
        Assert.InRange(classes[^1].GetProperty("reached").GetInt32(), 40, classes[^1].GetProperty("problems").GetInt32());
    }

    /// <summary>Two problems of capacity 10, each of 5 5 and 10: two bins.</summary>
    private static void WriteBpplib(TemporaryFolder folder, int optimum)
    {
        Directory.CreateDirectory(folder.File("bpplib"));
        Directory.CreateDirectory(folder.File("set/Tiny"));
        string table = "set,instance,items,capacity,L1_bound,lb,ub\n";
        foreach (string name in new[] { "t0", "t1" })
        {
            File.WriteAllText(folder.File($"set/Tiny/{name}.txt"), "3\r\n10\r\n5\r\n10\r\n5\r\n");
            table += $"Tiny,{name},3,10,2,{optimum},{optimum}\n";
        }

        File.WriteAllText(folder.File("bpplib/bounds_classic.csv"), table);
        ZipFile.CreateFromDirectory(folder.File("set"), folder.File("bpplib/bpplib_classic.zip"));
    }
}
