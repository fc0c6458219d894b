using System.Text.Json;
using PlacementLab.Cli;
using PlacementLab.Migration.Interference;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class EstimateCommandTests
{
    private const string Textbook = "estimate --memory 1024MiB --bandwidth 125MiB/s --dirty-rate 25MiB/s --downtime-limit 400ms --rtt 0s";

    [Theory]
    [InlineData(120, 9)]
    [InlineData(80, 6)]
    [InlineData(60, 4)]
    [InlineData(20, 3)]
    public async Task Estimate_NarrowTerminal_LeavesColumnsOutRatherThanCutNumbers(int width, int columns)
    {
        CommandLineRun run = await CommandLineRun.OnTerminal(
            width, "estimate", "--memory", "8GiB", "--bandwidth", "1Gbps", "--dirty-rate", "40MiB/s");

        string[] cells = run.Output.Split('\n').Single(l => l.StartsWith("  stop-and-copy ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(columns, cells.Length);
        Assert.Equal(["stop-and-copy", "68.719", "68.719"], cells[..3]);
        Assert.DoesNotContain('…', run.Output);
        Assert.Equal(columns < 9, run.Output.Contains("No room here for"));
    }

    [Fact]
    public async Task TextbookCase_IsExactInJson()
    {
        CommandLineRun run = await Line($"{Textbook} --json");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Empty(run.Error);
        using var document = JsonDocument.Parse(run.Output);
        JsonElement estimates = document.RootElement.GetProperty("estimates");
        Assert.Equal(
            ["pre-copy", "post-copy", "hybrid", "stop-and-copy", "process", "suspend-resume"], estimates.EnumerateArray().Select(e => e.GetProperty("scheme").GetString()));
        JsonElement preCopy = estimates[0];
        Assert.Equal(
            [
                "scheme", "totalSeconds", "downtimeSeconds", "trafficBytes", "rounds", "converged", "slowdownSeconds", "energyJoules", "residualRisk",
                "outcome", "clientDowntimeSeconds", "worstClientDowntimeSeconds", "faultBurstSeconds", "demandFaults", "peakThrottle", "optimizations",
                "leftOut", "interference", "phases",
            ],
            preCopy.EnumerateObject().Select(p => p.Name));
        Assert.Equal(10.15808, preCopy.GetProperty("totalSeconds").GetDouble());
        Assert.Equal(0.32768, preCopy.GetProperty("downtimeSeconds").GetDouble());
        Assert.Equal(1_334_040_330, preCopy.GetProperty("trafficBytes").GetDouble());
        Assert.Equal(2, preCopy.GetProperty("rounds").GetInt32());
        Assert.True(preCopy.GetProperty("converged").GetBoolean());
    }

    [Fact]
    public async Task Inputs_AreRepeatedInBaseUnits()
    {
        CommandLineRun run = await Line(
            "estimate --memory 1GiB --bandwidth 1Gbps --dirty-rate 1MB/s --working-set 1MiB --zero-memory 4kB --round-trip 1ms "
            + "--stop-rule xen --hybrid-rounds 2 --json");

        using var document = JsonDocument.Parse(run.Output);
        JsonElement inputs = document.RootElement.GetProperty("inputs");
        Assert.Equal(
            "{\"memoryBytes\":1073741824,\"zeroMemoryBytes\":4000,\"bandwidthBytesPerSecond\":125000000,\"dirtyRateBytesPerSecond\":1000000,"
            + "\"workingSetBytes\":1048576,\"downtimeLimitSeconds\":null,\"roundTripSeconds\":0.001,\"stopRule\":\"xen\",\"hybridRounds\":2,"
            + "\"dirtyCurve\":\"saturating\",\"dirtyCurveRelativeRmse\":null,\"lossShare\":0,\"diskBytes\":0,\"blockStrategy\":null,\"optimizations\":[],"
            + "\"energy\":{\"joulesPerMegabyte\":0.512,\"joulesPerMigration\":20.165,\"origin\":\"fit of Liu, Xu, Jin, Gong and Liao, HPDC 2011, for two Xen hosts; "
            + "a derived figure, not a measurement of these machines\"},"
            + "\"cpu\":{\"sourceCoreSecondsPerGigabyte\":0.7,\"destinationCoreSecondsPerGigabyte\":1.3,\"decodingShare\":0.5,\"origin\":\""
            + InterferenceOptions.DefaultOrigin.Replace("'", "\\u0027", StringComparison.Ordinal) + "\",\"source\":null,\"destination\":null}}",
            JsonSerializer.Serialize(inputs));
        JsonElement hybrid = document.RootElement.GetProperty("estimates")[2];
        Assert.Equal("hybrid", hybrid.GetProperty("scheme").GetString());
        Assert.Equal(2, hybrid.GetProperty("rounds").GetInt32());
    }

    [Fact]
    public async Task Table_IsAlignedExplainedAndConcluded()
    {
        CommandLineRun run = await Line(Textbook);

        string[] rows = [.. run.Output.Split('\n').Where(l => l.StartsWith('|'))];
        Assert.Equal(8, rows.Length);
        Assert.Single(rows.Select(r => r.TrimEnd().Length).Distinct());
        Assert.Contains("|  10.158 |      0.328 |     1334.0 |      2 | yes", rows[2], StringComparison.Ordinal);
        Assert.Contains("converged the stop rule's goal", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "Shortest downtime: post-copy (10.88 ms); shortest total time: stop-and-copy (8.19 s); "
            + "the limit of 400 ms is kept by pre-copy, post-copy, hybrid.",
            run.Output,
            StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task TrivialServer_Takes10Seconds()
    {
        CommandLineRun run = await Line("estimate --memory 596MiB --bandwidth 500Mb/s --dirty-rate 0MiB/s --rtt 0s --scheme pre-copy");

        Assert.Contains("pre-copy takes 10.00 s with 0 ms of downtime, within the limit of 300 ms.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FailedConvergence_IsNamedWithItsPrice()
    {
        CommandLineRun run = await Line("estimate --memory 1GiB --bandwidth 1Gbps --dirty-rate 200MB/s");

        // 1 GiB over 125 MB/s: 2^30/125e6 = 8.59 s.
        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("pre-copy does not converge, its forced stop costs 8.59 s.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ShowsUnitsDefaultsAndExamples()
    {
        CommandLineRun run = await Line("estimate --help");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("placementlab estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s", run.Output, StringComparison.Ordinal);
        Assert.Contains("[default: 300ms]", run.Output, StringComparison.Ordinal);
        Assert.Contains("textbook, xen-4.5, xen, qemu, nova, kubevirt, hyper-v", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--memory 8", "--memory: found \"8\", expected a data size")]
    [InlineData("--memory 8Gb", "units B, kB, KB, MB, GB, TB, KiB, MiB, GiB, TiB")]
    [InlineData("--memory -8GiB", "--memory: found \"-8GiB\"")]
    [InlineData("--memory 0GiB", "--memory: found \"0GiB\", expected more than nothing")]
    [InlineData("--memory NaNGiB", "--memory: found \"NaNGiB\"")]
    [InlineData("--memory 2000000GiB", "expected at most 1,048,576 GiB")]
    [InlineData("--memory 1e30GiB", "expected a data size below 9 EB")]
    [InlineData("--bandwidth 1G", "--bandwidth: found \"1G\", expected a data rate")]
    [InlineData("--bandwidth 1GiB", "Gbps, Gbit/s, Gb/s")]
    [InlineData("--bandwidth 0Gbps", "expected a rate that copies 8 GiB within 10,000 days")]
    [InlineData("--bandwidth 1bps", "expected a rate that copies 8 GiB within 10,000 days")]
    [InlineData("--bandwidth 1e308GB/s", "--bandwidth: found \"1e308GB/s\"")]
    [InlineData("--bandwidth 1e300Gbps", "--bandwidth: found \"1e300Gbps\", expected at most 1 PB/s")]
    [InlineData("--bandwidth 1e30Gbps", "--bandwidth: found \"1e30Gbps\", expected at most 1 PB/s")]
    [InlineData("--dirty-rate 1e16B/s", "--dirty-rate: found \"1e16B/s\", expected at most 1 PB/s")]
    [InlineData("--dirty-rate 40", "--dirty-rate: found \"40\"")]
    [InlineData("--dirty-rate 40MiB", "--dirty-rate: found \"40MiB\", expected a data rate")]
    [InlineData("--dirty-rate fast", "--dirty-rate: found \"fast\"")]
    [InlineData("--working-set 0MiB", "--working-set: found \"0MiB\", expected more than nothing and at most the memory (8 GiB)")]
    [InlineData("--working-set 9GiB", "--working-set: found \"9GiB\"")]
    [InlineData("--zero-memory 9", "--zero-memory: found \"9\"")]
    [InlineData("--zero-memory 9000000GiB", "--zero-memory: found")]
    [InlineData("--downtime-limit 300", "--downtime-limit: found \"300\", expected a duration")]
    [InlineData("--downtime-limit -3ms", "--downtime-limit: found \"-3ms\"")]
    [InlineData("--downtime-limit 1e99h", "expected a duration of at most 10,000 days")]
    [InlineData("--round-trip soon", "--round-trip: found \"soon\"")]
    [InlineData("--stop-rule kvm", "--stop-rule: found \"kvm\", expected one of textbook, xen-4.5, xen, qemu, nova, kubevirt, hyper-v")]
    [InlineData("--scheme precopy", "--scheme: found \"precopy\", expected one of pre-copy, post-copy, hybrid, stop-and-copy, process, suspend-resume, all.")]
    [InlineData("--hybrid-rounds 1.5", "--hybrid-rounds: found \"1.5\", expected a whole number from 0 to 100")]
    [InlineData("--hybrid-rounds -1", "--hybrid-rounds: found \"-1\"")]
    [InlineData("--hybrid-rounds 101", "--hybrid-rounds: found \"101\"")]
    [InlineData("--memory", "--memory")]
    [InlineData("--json maybe", "found \"maybe\"")]
    [InlineData("--colour", "found \"--colour\", expected one of the options --memory")]
    [InlineData("extra", "found \"extra\"")]
    public async Task BadValue_IsExplainedAndNothingIsPrinted(string bad, string message)
    {
        string option = bad.Split(' ')[0];
        string line = "estimate";
        foreach (string good in (string[])["--memory 8GiB", "--bandwidth 1Gbps", "--dirty-rate 40MiB/s"])
        {
            line += good.StartsWith(option + " ", StringComparison.Ordinal) ? "" : $" {good}";
        }

        CommandLineRun run = await Line($"{line} {bad}");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task MissingOptions_AreNamed()
    {
        CommandLineRun run = await Line("estimate --memory 8GiB");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("'--bandwidth' is required", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingDirtyCurve_IsNamed()
    {
        CommandLineRun run = await Line("estimate --memory 8GiB --bandwidth 1Gbps");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("'--dirty-rate' is required unless --dirty-samples gives a file", run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandLineRun> Line(string line) => CommandLineRun.Of(line.Split(' '));
}
