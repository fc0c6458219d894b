using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Simulating;

public sealed class SimulatePhysicalTests
{
    private static readonly string[] _small = ["simulate", "--dataset", "google2011-sample", "--hosts", "20"];

    [Fact]
    public async Task Json_HasTheKeysOfEveryRuleSet_AndItsOwn()
    {
        CommandLineRun run = await CommandLineRun.Of([.. _small, "--detector", "thr", "--json"]);

        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        string[] keys =
        [
            "energyKwh", "migrations", "slatah", "pdm", "slav", "overallSla", "averageSla", "hostShutdowns", "meanTimeBeforeShutdownSeconds",
            "stdevTimeBeforeShutdownSeconds", "meanTimeBeforeMigrationSeconds", "stdevTimeBeforeMigrationSeconds", "activeHosts", "elapsedSeconds",
        ];
        Assert.Equal([.. keys, "rules", "policy", "physical"], document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("physical (pre-copy)", document.RootElement.GetProperty("rules").GetString());
        JsonElement physical = document.RootElement.GetProperty("physical");
        Assert.Equal(20, physical.GetProperty("hosts").GetInt32());
        JsonElement[] vms = [.. physical.GetProperty("migratedVms").EnumerateArray()];
        Assert.NotEmpty(vms);
        Assert.Equal(document.RootElement.GetProperty("migrations").GetInt32(), vms.Sum(v => v.GetProperty("migrations").GetInt32()));
        Assert.Equal(physical.GetProperty("trafficBytes").GetInt64(), vms.Sum(v => v.GetProperty("trafficBytes").GetInt64()));
        Assert.Equal(physical.GetProperty("downtimeSeconds").GetDouble(), vms.Sum(v => v.GetProperty("downtimeSeconds").GetDouble()), 1e-3);
        Assert.Equal(physical.GetProperty("migrationSeconds").GetDouble(), vms.Sum(v => v.GetProperty("migrationSeconds").GetDouble()), 1e-3);
        double[] use = [.. physical.GetProperty("peakLinkUseByInterval").EnumerateArray().Select(u => u.GetDouble())];
        Assert.Equal(physical.GetProperty("peakLinkUse").GetDouble(), use.Max());
        Assert.Equal(document.RootElement.GetProperty("activeHosts").GetArrayLength(), use.Length);
    }

    [Fact]
    public async Task Table_EndsWithAConclusion()
    {
        CommandLineRun run = await CommandLineRun.Of([.. _small, "--scheme", "post-copy"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Downtime, total", run.Output, StringComparison.Ordinal);
        Assert.Contains("lr-mmt-1.2 on google2011-sample by physical (post-copy):", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--scheme", "teleport")]
    [InlineData("--solver", "magic")]
    [InlineData("--hosts", "0")]
    [InlineData("--vms", "many")]
    [InlineData("--threads", "0")]
    [InlineData("--host-memory", "0")]
    [InlineData("--fix", "memory-held")]
    [InlineData("--detector", "forecast")]
    [InlineData("--parameter", "99")]
    [InlineData("--rules", "imaginary")]
    [InlineData("--train", "google2011-sample")]
    [InlineData("--forecaster", "ewma")]
    [InlineData("--dataset", ",")]
    [InlineData("--dataset", "google2011-sample,google2011-sample")]
    [InlineData("--dataset", "nothing-like-this/*")]
    public async Task BadValue_IsRefused(string option, string value)
    {
        CommandLineRun run = await CommandLineRun.Of(["simulate", .. option == "--dataset" ? [] : _small[1..3], option, value]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("expected", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownDetector_IsAnsweredWithAll() => Assert.Contains(
        "one of npa, dvfs, thr, iqr, mad, lr, lrr, forecast.", (await CommandLineRun.Of([.. _small, "--detector", "x"])).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("thr", 1, "at least 2: thr decides once it has seen 1")]
    [InlineData("lr", 10, "at least 11: lr decides once it has seen 10")]
    [InlineData("lrr", 10, "at least 11: lrr decides once it has seen 10")]
    [InlineData("iqr", 12, "at least 13: iqr decides once it has seen 12")]
    [InlineData("mad", 12, "at least 13: mad decides once it has seen 12")]
    public async Task TracesShorterThanTheDetectorsHistory_AreRefused(string detector, int samples, string expected)
    {
        using var folder = new TemporaryFolder();
        string[] lines = ["sample,a,b", .. Enumerable.Range(0, samples + 1).Select(s => $"{s},10,20")];
        await File.WriteAllLinesAsync(folder.File("short.csv"), lines[..^1], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(folder.File("enough.csv"), lines, TestContext.Current.CancellationToken);

        CommandLineRun run = await CommandLineRun.Of("simulate", "--dataset", folder.File("short.csv"), "--detector", detector);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("data set \"short\":", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLineRun.Of("simulate", "--dataset", folder.File("enough.csv"), "--detector", detector)).ExitCode);
        Assert.Equal(2, (await CommandLineRun.Of("simulate", "--dataset", folder.File("short.csv"), "--detector", detector, "--rules", "cloudsim-3.0.3")).ExitCode);
        Assert.Equal(0, (await CommandLineRun.Of("simulate", "--dataset", folder.File("short.csv"), "--detector", "npa")).ExitCode);
    }

    [Fact]
    public async Task Help_StatesEachDetectorsRangeAndHistory()
    {
        string help = string.Join(' ', (await CommandLineRun.Of("simulate", "--help")).Output.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(
            "thr 0.01 to 1 [0.8], iqr 0 to 10 [1.5], mad 0 to 10 [2.5], lr 0.1 to 10 [1.2], lrr 0.1 to 10 [1.2], forecast 0.01 to 1 [0.9]",
            help,
            StringComparison.Ordinal);
        Assert.Contains("iqr and mad need 12 intervals of history; lr and lrr need 10 intervals of history", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionOfOtherRules_IsRefused()
    {
        CommandLineRun run = await CommandLineRun.Of([.. _small, "--rules", "cloudsim-3.0.3"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--hosts", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VmsThatDoNotFit_AreRefused()
    {
        CommandLineRun run = await CommandLineRun.Of([.. _small[..3], "--hosts", "1", "--host-memory", "2GiB"]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("first placement", run.Error, StringComparison.Ordinal);
    }
}
