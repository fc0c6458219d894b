using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands;

/// <summary>`placementlab simulate`.</summary>
public sealed class SimulateCommandTests
{
    private static readonly string[] _keys =
    [
        "energyKwh", "migrations", "slatah", "pdm", "slav", "overallSla", "averageSla", "hostShutdowns",
        "meanTimeBeforeShutdownSeconds", "stdevTimeBeforeShutdownSeconds", "meanTimeBeforeMigrationSeconds",
        "stdevTimeBeforeMigrationSeconds", "activeHosts", "elapsedSeconds",
    ];

    [Fact]
    public async Task Json_HasTheAgreedKeysThenRulesAndPolicy_AndNullForWhatWasNotCounted()
    {
        using var folder = Day(12);

        CommandLineRun run = await Simulate(folder, "--detector", "dvfs", "--json");

        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal([.. _keys, "rules", "policy"], document.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal("cloudsim-3.0.3", document.RootElement.GetProperty("rules").GetString());
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("meanTimeBeforeMigrationSeconds").ValueKind);
        Assert.Equal(287, document.RootElement.GetProperty("activeHosts").GetArrayLength());
        Assert.True(document.RootElement.GetProperty("energyKwh").GetDouble() > 0);
    }

    [Fact]
    public async Task Table_EndsWithOneSentenceThatNamesTheRules()
    {
        using var folder = Day(12);

        CommandLineRun run = await Simulate(folder, "--fix", "memory-held,no-rounding", "--fix", "idle-vms-kept", "--variant", "3.0");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("| Energy ", run.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"lr-mmt-1\.2 on .* by cloudsim-3\.0\.3 \(variant 3\.0\) \+ idle-vms-kept \+ memory-held \+ no-rounding: [0-9.]+ kWh, \d+ migrations, SLAV .*\n$",
            run.Output);
    }

    [Fact]
    public async Task SameSeed_SameFigures()
    {
        using var folder = Day(40);
        string[] options = ["--detector", "thr", "--parameter", "0.5", "--selection", "rs", "--seed", "7"];

        Assert.Equal((await Simulate(folder, options)).Output, (await Simulate(folder, options)).Output);
    }

    [Theory]
    [InlineData("--detector", "arima", "expected one of npa, dvfs, thr, iqr, mad, lr, lrr")]
    [InlineData("--selection", "best", "expected one of mmt, mu, mc, rs")]
    [InlineData("--parameter", "99", "from 0.1 to 10")]
    [InlineData("--parameter", "high", "expected a number")]
    [InlineData("--fix", "memory", "expected one of idle-vms-kept")]
    [InlineData("--variant", "5", "expected 3.0 or 3.0.3")]
    [InlineData("--seed", "-1", "expected a whole number from 0")]
    [InlineData("--rules", "cloudsim-7", "expected one of physical, cloudsim-3.0.3")]
    public async Task WhatCannotBe_IsExitCodeTwoWithTheOption(string option, string value, string message)
    {
        using var folder = Day(4);
        string[] rules = option == "--rules" ? [] : ["--rules", "cloudsim-3.0.3"];

        CommandLineRun run = await CommandLineRun.Of(["simulate", "--dataset", folder.Path, .. rules, option, value]);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(option, run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task MissingDataset_IsAskedFor() =>
        Assert.StartsWith("--dataset: found nothing", (await CommandLineRun.Of("simulate", "--rules", "cloudsim-3.0.3")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task TracesOfUnequalLength_AreRefusedWithFileAndLine()
    {
        using var folder = Day(4);
        await File.WriteAllTextAsync(folder.File("short"), "1\n2\n", TestContext.Current.CancellationToken);

        CommandLineRun run = await Simulate(folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("short, line 3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupted_IsExitCode130()
    {
        using var folder = Day(4);

        Assert.Equal(130, (await CommandLineRun.Interrupted("simulate", "--dataset", folder.Path, "--rules", "cloudsim-3.0.3")).ExitCode);
    }

    private static Task<CommandLineRun> Simulate(TemporaryFolder folder, params string[] options) =>
        CommandLineRun.Of(["simulate", "--dataset", folder.Path, "--rules", "cloudsim-3.0.3", .. options]);

    /// <summary>A folder with a day of so many traces.</summary>
    private static TemporaryFolder Day(int vms)
    {
        var folder = new TemporaryFolder();
        var random = new Random(1);
        for (int vm = 0; vm < vms; vm++)
        {
            File.WriteAllLines(folder.File($"vm{vm:00}"), Enumerable.Range(0, 288).Select(_ => random.Next(101).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }

        return folder;
    }
}
