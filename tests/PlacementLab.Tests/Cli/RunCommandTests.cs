using System.Text.Json;
using PlacementLab.Cli;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class RunCommandTests
{
    private const string SmallSpec =
        """
        split: { trainEndHours: 48, tuneEndHours: 72, testEndHours: 74 }
        prediction: { trainingRows: 1000 }
        schemes: [pre-copy, post-copy]
        """;

    [Fact]
    public async Task Run_Json_PrintsOneDocumentOfTheAgreedShape_AndTwiceTheSame()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("small.yaml"), SmallSpec, TestContext.Current.CancellationToken);

        CommandLineRun first = await CommandLineRun.Of("run", folder.File("small.yaml"), "--json", "--out", folder.File("a"));
        CommandLineRun second = await CommandLineRun.Of("run", folder.File("small.yaml"), "--json", "--out", folder.File("b"));

        Assert.Equal(0, first.ExitCode);
        using var document = JsonDocument.Parse(first.Output);
        Assert.Equal(
            ["dataset", "goal", "seed", "status", "elapsedSeconds", "report", "policies", "conclusion"],
            document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("completed", document.RootElement.GetProperty("status").GetString());
        Assert.Equal(5, document.RootElement.GetProperty("policies").GetArrayLength());
        Assert.All(document.RootElement.GetProperty("policies").EnumerateArray(), row => Assert.Equal(
            [
                "policy", "scheme", "energyKwh", "migrations", "downtimeSeconds", "totalMigrationSeconds", "trafficBytes",
                "slatah", "pdm", "slav", "score",
            ],
            row.EnumerateObject().Select(p => p.Name)));
        Assert.True(File.Exists(document.RootElement.GetProperty("report").GetString()));
        Assert.Equal(0, second.ExitCode);
        AssertEqualFiles(folder.File("a"), folder.File("b"));
    }

    [Fact]
    public async Task Run_WrittenPlan_IsValidByTheChecker()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("small.yaml"), SmallSpec, TestContext.Current.CancellationToken);
        await CommandLineRun.Of("run", folder.File("small.yaml"), "--out", folder.File("a"));

        Assert.Equal(0, (await CommandLineRun.Of("check", Path.Combine(folder.File("a"), "plan.json"))).ExitCode);
    }

    [Fact]
    public async Task Run_Interrupted_LeavesARecordThatSaysSo()
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Interrupted("run", "--out", folder.File("a"));

        Assert.Equal(130, run.ExitCode);
        using var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.File("a"), "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal("interrupted", record.RootElement.GetProperty("status").GetString());
        Assert.False(File.Exists(Path.Combine(folder.File("a"), "report.html")));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--seed=1")]
    public async Task Run_OutputThatTakesNothing_KeepsTheRecordOfTheCompletedRun(string option)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("small.yaml"), SmallSpec, TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        using var output = new FullWriter();

        int code = await PlacementLabCommandLine.RunAsync(
            ["run", folder.File("small.yaml"), option, "--out", folder.File("a")], new CommandLineStreams(output, error), TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
        Assert.Contains(
            "standard output: found a stream that cannot be written (No space left on device), expected room for the results. The results are complete: ",
            error.ToString());
        using var record = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.File("a"), "run.json"), TestContext.Current.CancellationToken));
        Assert.Equal("completed", record.RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("run --print-spec")]
    [InlineData("datasets")]
    [InlineData("datasets --json")]
    [InlineData("estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s")]
    public async Task AnyCommand_OutputThatTakesNothing_NamesTheOutput(string commandLine)
    {
        using var error = new StringWriter();
        using var output = new FullWriter();

        int code = await PlacementLabCommandLine.RunAsync(
            commandLine.Split(' '), new CommandLineStreams(output, error), TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
        Assert.StartsWith("standard output: found a stream that cannot be written", error.ToString());
    }

    [Theory]
    [InlineData("--dataset", "nowhere", "nowhere")]
    [InlineData("--goal", "fast", "proactive")]
    [InlineData("--seed", "-1", "--seed")]
    [InlineData("--seed", "many", "--seed")]
    [InlineData("--out", " ", "--out")]
    [InlineData("--sede", "1", "--sede")]
    public async Task Run_BadOption_IsExitCodeTwoWithOneMessage(string option, string value, string mentioned)
    {
        using var folder = new TemporaryFolder();
        string[] args = option == "--out" ? ["run", option, value] : ["run", option, value, "--out", folder.File("a")];

        CommandLineRun run = await CommandLineRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.Empty(run.Output);
        Assert.False(File.Exists(Path.Combine(folder.File("a"), "report.html")));
    }

    [Theory]
    [InlineData("policies: [fastest]", "no-migration, reactive-threshold, predictive-cp-sat")]
    [InlineData("schemes: [teleport]", "pre-copy")]
    [InlineData("migration: { stopRule: never }", "textbook")]
    [InlineData("hosts: { types: [{ type: pdp-11 }] }", "hp-proliant-ml110-g4")]
    [InlineData("hosts: { count: 1 }", "hosts.count")]
    [InlineData("hosts: { types: [{ type: hp-proliant-ml110-g4, memoryGib: 0.5 }] }", "vms.types")]
    [InlineData("split: { trainEndHours: 1, tuneEndHours: 2, testEndHours: 9999 }", "split")]
    public async Task Run_SpecThatCannotBe_IsExitCodeTwoWithOneMessage(string spec, string mentioned)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("bad.yaml"), spec, TestContext.Current.CancellationToken);

        CommandLineRun run = await CommandLineRun.Of("run", folder.File("bad.yaml"), "--out", folder.File("a"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(mentioned, run.Error);
        Assert.False(File.Exists(Path.Combine(folder.File("a"), "report.html")));
    }

    [Theory]
    [InlineData("--jsonn")]
    [InlineData("-x")]
    public async Task Run_MistypedOptionAlone_IsNamed(string mistyped)
    {
        CommandLineRun run = await CommandLineRun.Of("run", mistyped);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"found \"{mistyped}\", expected one of the options", run.Error);
    }

    [Fact]
    public async Task Run_DataThatCannotBeLoaded_CreatesNoFolder()
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of("run", "--dataset", "nowhere", "--out", folder.File("a"));

        Assert.Equal(2, run.ExitCode);
        Assert.False(Path.Exists(folder.File("a")));
    }

    [Fact]
    public async Task Run_FolderThatIsAFile_IsExitCodeTwo()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("a"), "", TestContext.Current.CancellationToken);

        Assert.Equal(2, (await CommandLineRun.Of("run", "--out", folder.File("a"))).ExitCode);
    }

    [Fact]
    public async Task Run_PrintSpec_PrintsWhatRunReads()
    {
        CommandLineRun run = await CommandLineRun.Of("run", "--print-spec");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("dirty:", run.Output);
    }

    /// <summary>A device that is full, as /dev/full is.</summary>
    private sealed class FullWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("No space left on device");

        public override void Write(string? value) => throw new IOException("No space left on device");

        public override void Write(char[] buffer, int index, int count) => throw new IOException("No space left on device");
    }

    private static void AssertEqualFiles(string first, string second)
    {
        string[] names = [.. Directory.GetFiles(first, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(first, f)).Order(StringComparer.Ordinal)];
        Assert.Equal(names, Directory.GetFiles(second, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(second, f)).Order(StringComparer.Ordinal));
        foreach (string name in names.Where(n => n != "run.json"))
        {
            Assert.True(File.ReadAllBytes(Path.Combine(first, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, name))), name);
        }
    }
}
