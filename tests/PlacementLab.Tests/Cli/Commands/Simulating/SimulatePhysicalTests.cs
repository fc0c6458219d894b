using System.Text.Json;
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
        Assert.All(keys, key => Assert.True(document.RootElement.TryGetProperty(key, out _), key));
        Assert.Equal("physical (pre-copy)", document.RootElement.GetProperty("rules").GetString());
        JsonElement physical = document.RootElement.GetProperty("physical");
        Assert.Equal(20, physical.GetProperty("hosts").GetInt32());
        Assert.True(physical.GetProperty("downtimeSeconds").GetDouble() >= 0);
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
    public async Task BadValue_IsRefused(string option, string value)
    {
        CommandLineRun run = await CommandLineRun.Of([.. _small[..3], option, value]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("expected", run.Error, StringComparison.Ordinal);
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
