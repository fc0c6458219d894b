using System.Text.Json;
using PlacementLab.Cli;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Migration.Optimizations;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Estimating;

/// <summary>What the options of `estimate` do, and what is said where they cannot.</summary>
public sealed class EstimateOptionTests
{
    private const string Vm = "estimate --memory 1GiB --bandwidth 1Gbps --dirty-rate 10MB/s";

    [Fact]
    public async Task Phases_AreContiguousAndAddUpToTheTraffic()
    {
        using JsonDocument document = await Json(Vm);

        foreach (JsonElement row in document.RootElement.GetProperty("estimates").EnumerateArray())
        {
            JsonElement[] phases = [.. row.GetProperty("phases").EnumerateArray()];
            double end = 0;
            foreach (JsonElement phase in phases)
            {
                Assert.Equal(["name", "startSeconds", "endSeconds", "bytes", "vmRunsOn"], phase.EnumerateObject().Select(p => p.Name));
                Assert.Equal(end, phase.GetProperty("startSeconds").GetDouble(), 1e-6);
                Assert.Contains(phase.GetProperty("vmRunsOn").GetString(), new[] { "source", "destination", "nowhere" });
                end = phase.GetProperty("endSeconds").GetDouble();
            }

            Assert.Equal(row.GetProperty("totalSeconds").GetDouble(), end, 1e-6);
            Assert.Equal(row.GetProperty("trafficBytes").GetDouble(), phases.Sum(p => p.GetProperty("bytes").GetDouble()), 1.0);
        }

        Assert.StartsWith("point estimates", document.RootElement.GetProperty("values").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compression_HalvesTheWireAndIsHeldBackByItsThreads()
    {
        // 2^30 bytes at 125 MB/s: 8.59 s; half of that on the wire: 4.295 s. One zlib thread takes 27.5 MB/s: 39.045 s.
        using JsonDocument zstd = await Json($"{Vm} --scheme stop-and-copy --compression zstd --compressed-share 50%");
        using JsonDocument zlib = await Json($"{Vm} --scheme stop-and-copy --compression zlib --compressed-share 50%");

        Assert.Equal(4.295, Seconds(zstd, 0), 0.001);
        Assert.Equal(39.045, Seconds(zlib, 0), 0.001);
    }

    [Fact]
    public async Task LossAndRoundTrip_LimitAConnectionAndChannelsAddUp()
    {
        // 1460 B / 10 ms * 1.22 / sqrt(0.0001) = 17.812 MB/s: 2^30 B take 60.28 s, over four connections 15.07 s.
        const string Wide = "--scheme stop-and-copy --rtt 10ms --loss 0.01%";
        using JsonDocument one = await Json($"{Vm} {Wide}");
        using JsonDocument four = await Json($"{Vm} {Wide} --channels 4");

        Assert.Equal(60.28, Seconds(one, 0), 0.01);
        Assert.Equal(15.07, Seconds(four, 0), 0.01);
    }

    [Fact]
    public async Task Delta_SendsTheSizeOfDifferencesOfWhatIsSentAgain()
    {
        // The first copy is whole and lasts 2^30 B / 125 MB/s = 8.589934592 s, in which 85,899,345.92 B are written; every page is in the
        // cache, so a difference of a half instead of a tenth sends 0.4 of them more.
        const string Delta = "--delta --delta-hits 1 --hybrid-rounds 1 --scheme hybrid";
        using JsonDocument half = await Json($"{Vm} {Delta}");
        using JsonDocument tenth = await Json($"{Vm} {Delta} --delta-size 10%");

        Assert.Equal(0.4 * 85_899_345.92, PhaseBytes(half, "on-demand paging") - PhaseBytes(tenth, "on-demand paging"), 1);
    }

    [Fact]
    public async Task ThinkTime_CountsAsDowntime()
    {
        // Two copies of 8.59 s and 60 s between them.
        using JsonDocument document = await Json($"{Vm} --scheme suspend-resume --think-time 60s");

        Assert.Equal(60 + (2 * 8.589934592), Seconds(document, 0), 1e-6);
    }

    [Fact]
    public async Task Redirection_IsWhatClientsSee()
    {
        // DNS: on average half of the time to live, at worst all of it, after an update of 2 s.
        CommandLineRun run = await Line($"{Vm} --scheme stop-and-copy --redirection dns --redirection-delay 2s --ttl 20s");

        Assert.Contains("clients get no answer for 20.59 s on average, the last ones for 30.59 s", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LastClients_WaitNoLessThanTheAverage()
    {
        // The burst of faults after the resume takes longer than the redirection of 1 ms, for all clients.
        const string Moved = "estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s --redirection same-network --redirection-delay 1ms --scheme post-copy";
        CommandLineRun run = await Line(Moved);
        using JsonDocument document = await Json(Moved);

        double burst = Row(document, 0).GetProperty("faultBurstSeconds").GetDouble();
        double downtime = Row(document, 0).GetProperty("downtimeSeconds").GetDouble();
        Assert.InRange(burst, 0.1, 1);
        Assert.Equal(downtime + burst, Row(document, 0).GetProperty("clientDowntimeSeconds").GetDouble(), 1e-9);
        Assert.Equal(downtime + burst, Row(document, 0).GetProperty("worstClientDowntimeSeconds").GetDouble(), 1e-9);
        string[] waits = [.. run.Output.Split('\n').Single(l => l.Contains("clients get no answer", StringComparison.Ordinal)).Split(' ').Where(w => char.IsDigit(w[0]))];
        Assert.Equal(waits[0], waits[1]);
    }

    [Fact]
    public async Task WhatASchemeCannotTake_IsLeftOutWithTheReasonOrRefused()
    {
        CommandLineRun all = await Line($"{Vm} --delta");
        CommandLineRun one = await Line($"{Vm} --delta --scheme post-copy");

        Assert.Contains("Left out of post-copy, stop-and-copy, process, suspend-resume: delta: each page is sent once", all.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, one.ExitCode);
        Assert.Contains("found delta with post-copy", one.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kubevirt", "pre-copy does not converge and is given up after 150.00 s: the VM stays at the source")]
    [InlineData("kubevirt --otherwise post-copy", "pre-copy does not converge and goes on as post-copy")]
    [InlineData("xen", "pre-copy does not converge, its forced stop costs")]
    [InlineData("textbook", "pre-copy does not converge, its forced stop costs")]
    public async Task LinkSlowerThanTheWrites_SaysWhatTheRuleDoes(string rule, string says)
    {
        CommandLineRun run = await Line($"estimate --memory 1GiB --bandwidth 1Gbps --dirty-rate 200MB/s --stop-rule {rule}");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AutoConverge_SlowsACpuBoundWriterUntilItConverges()
    {
        const string Fast = "estimate --memory 1GiB --bandwidth 1Gbps --dirty-rate 200MB/s --stop-rule qemu --scheme pre-copy";
        using JsonDocument free = await Json(Fast);
        using JsonDocument throttled = await Json($"{Fast} --auto-converge --cpu-bound-writer");

        Assert.False(Row(free, 0).GetProperty("converged").GetBoolean());
        Assert.Equal("forced-stop", Row(free, 0).GetProperty("outcome").GetString());
        Assert.True(Row(throttled, 0).GetProperty("converged").GetBoolean());
        Assert.InRange(Row(throttled, 0).GetProperty("peakThrottle").GetDouble(), 0.2, 0.99);
    }

    [Fact]
    public async Task Disk_IsMovedByTheSchemesThatCan()
    {
        // 2 GiB of disk before memory: 17.18 + 8.59 s.
        using JsonDocument document = await Json($"{Vm} --disk 2GiB");

        Assert.Equal(25.77, Seconds(document, 3), 0.01);
        Assert.Equal(17.18, Seconds(document, 5), 0.01);
        Assert.Contains("Left out of process, suspend-resume: disk: the scheme moves none", (await Line($"{Vm} --disk 2GiB")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quantiles_AreLabelledAndOrdered()
    {
        CommandLineRun run = await Line($"{Vm} --quantiles --draws 400 --dirty-spread 20%");
        using JsonDocument document = await Json($"{Vm} --quantiles --draws 400 --dirty-spread 20%");

        Assert.Contains("Log-normal around these inputs: memory 5 %, dirty rate 20 %, bandwidth 10 %; 400 draws, seed 1", run.Output, StringComparison.Ordinal);
        Assert.Contains("P(converges)", run.Output, StringComparison.Ordinal);
        JsonElement[] rows = [.. document.RootElement.GetProperty("distributions").EnumerateArray()];
        Assert.Equal(6, rows.Length);
        Assert.All(rows, row =>
        {
            JsonElement total = row.GetProperty("totalSeconds");
            Assert.True(total.GetProperty("p10").GetDouble() < total.GetProperty("p50").GetDouble());
            Assert.True(total.GetProperty("p50").GetDouble() < total.GetProperty("p90").GetDouble());
            Assert.InRange(row.GetProperty("convergenceProbability").GetDouble(), 0, 1);
        });
    }

    [Fact]
    public async Task DirtySamples_AreACurveOrFitted()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("samples.csv");
        await File.WriteAllTextAsync(path, "seconds,bytes\n1,10000000\n2,20000000\n4,40000000\n", TestContext.Current.CancellationToken);
        const string Measured = "estimate --memory 1GiB --bandwidth 1Gbps --scheme pre-copy --dirty-samples";

        CommandLineRun run = await Line($"{Measured} {path}");
        using JsonDocument fitted = await Json($"{Measured} {path} --dirty-form constant");
        using JsonDocument given = await Json($"{Vm} --scheme pre-copy");

        Assert.Contains("empirical dirty curve from 3 measured samples (relative RMSE 0 %)", run.Output, StringComparison.Ordinal);
        Assert.Equal(Seconds(given, 0), Seconds(fitted, 0), 1e-3); // The samples lie on 10 MB/s.
        Assert.Equal("constant", fitted.RootElement.GetProperty("inputs").GetProperty("dirtyCurve").GetString());
    }

    [Theory]
    [InlineData("time,bytes\n1,2\n", "line 1: found \"time,bytes\"")]
    [InlineData("seconds,bytes\n", "expected at least one sample")]
    [InlineData("seconds,bytes\n0,2\n", "line 2, column 1 (seconds): found \"0\", expected a time after 0 s")]
    [InlineData("seconds,bytes\n2,2\n1,3\n", "line 3, column 1 (seconds): found \"1\", expected a time after 2 s")]
    [InlineData("seconds,bytes\n1,-2\n", "line 2, column 2 (bytes): found \"-2\"")]
    [InlineData("seconds,bytes\n1,NaN\n", "column 2 (bytes): found \"NaN\"")]
    [InlineData("seconds,bytes\n1\n", "line 2: found 1 fields")]
    [InlineData("seconds,bytes\n1,2000000000000\n", "expected at most the memory (1 GiB)")]
    [InlineData("", "an empty file")]
    public async Task BrokenSampleFile_IsExplained(string content, string message)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("samples.csv");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        await Refused($"estimate --memory 1GiB --bandwidth 1Gbps --dirty-samples {path}", message);
    }

    [Fact]
    public Task MissingSampleFile_IsExplained() => Refused("estimate --memory 1GiB --bandwidth 1Gbps --dirty-samples nowhere.csv", "nowhere.csv");

    [Theory]
    [InlineData("--dirty-samples x.csv", "--dirty-samples: found the option beside --dirty-rate")]
    [InlineData("--dirty-form constant", "--dirty-form: found the option without --dirty-samples")]
    [InlineData("--cold-rate 1MB/s", "--cold-rate: found the option without --working-set")]
    [InlineData("--working-set 2GiB", "at most the memory (1 GiB)")]
    [InlineData("--process-state 2GiB", "--process-state: found \"2GiB\", expected at most the memory (1 GiB)")]
    [InlineData("--disk 0GiB", "--disk: found \"0GiB\", expected more than nothing")]
    [InlineData("--disk -1GiB", "--disk: found \"-1GiB\"")]
    [InlineData("--disk-writes 1MB/s", "--disk-writes: found the option without --disk")]
    [InlineData("--disk 1GiB --block-strategy raid", "expected one of dirty-blocks, io-mirroring, lazy")]
    [InlineData("--loss 100%", "--loss: found \"100%\", expected a share from 0 to 0.99")]
    [InlineData("--loss -1%", "--loss: found \"-1%\"")]
    [InlineData("--window 0MiB", "--window: found \"0MiB\"")]
    [InlineData("--download 0Gbps", "--download: found \"0Gbps\", expected a rate above 0")]
    [InlineData("--service-share 60% --reservation 500Mbps", "--reservation: found 500 Mbit/s, expected at most")]
    [InlineData("--compression lzma", "expected zstd or zlib")]
    [InlineData("--compression-threads 4", "--compression-threads: found the option without --compression")]
    [InlineData("--compression zstd --compression-threads 0", "expected a whole number from 1 to 1024")]
    [InlineData("--delta-cache 1MiB", "--delta-cache: found the option without --delta")]
    [InlineData("--delta --delta-hits 50% --delta-cache 1MiB", "--delta-hits: found the option beside --delta-cache")]
    [InlineData("--delta-size 50%", "--delta-size: found the option without --delta")]
    [InlineData("--delta --delta-size 0", "--delta-size: found \"0\"")]
    [InlineData("--dedup 0", "--dedup: found \"0\"")]
    [InlineData("--forwarded-calls 10%", "--forwarded-calls: found \"10%\", expected a number from 0 to 1,000,000,000.")]
    [InlineData("--disk 1GiB --scheme process", "--disk: found a disk to move with process")]
    [InlineData("--disk 1GiB --scheme suspend-resume", "Leave --disk out or choose another --scheme.")]
    [InlineData("--xbzrle --scheme post-copy", "--delta: found delta with post-copy")]
    [InlineData("--preempt --scheme pre-copy", "Leave --fault-channel out or choose another --scheme.")]
    [InlineData("--free-pages 1GiB", "--free-pages: found 1 GiB, expected less than the memory to send (1 GiB)")]
    [InlineData("--pre-paging 120%", "--pre-paging: found \"120%\", expected a share from 0 to 1")]
    [InlineData("--encryption-threads 2", "--encryption-threads: found the option without --encryption")]
    [InlineData("--channels 0", "--channels: found \"0\"")]
    [InlineData("--otherwise abort", "--otherwise: found \"abort\" with the rule textbook")]
    [InlineData("--downtime-limit 1ms --stop-rule nova", "--downtime-limit: found a limit beside the rule nova, which has its own or none, expected a rule that reads it: textbook, qemu, kubevirt, hyper-v.")]
    [InlineData("--downtime-limit 1ms --stop-rule xen", "--downtime-limit: found a limit beside the rule xen")]
    [InlineData("--sweep downtime-limit=10ms..1s --stop-rule nova", "--sweep: found the rule nova, which has its own limit or none")]
    [InlineData("--sweep downtime-limit=10ms..1s --stop-rule xen-4.5", "--sweep: found the rule xen-4.5")]
    [InlineData("--stop-rule xen --otherwise panic", "expected one of stop, abort, throttle, post-copy")]
    [InlineData("--stop-rule vmware", "--stop-rule: found \"vmware\"")]
    [InlineData("--fetch some", "expected one of full, demand")]
    [InlineData("--ttl 5s", "--ttl: found the option without --redirection")]
    [InlineData("--redirection tunnel --ttl 5s", "--ttl: found a time to live with --redirection tunnel")]
    [InlineData("--seed 7", "--seed: found the option without --quantiles")]
    [InlineData("--quantiles --draws 5", "--draws: found \"5\", expected a whole number from 100 to 1000000")]
    [InlineData("--quantiles --phases", "--quantiles: found the option beside --phases")]
    [InlineData("--out curves", "--out: found the option without --sweep")]
    [InlineData("--sweep bandwidth", "expected NAME=FROM..TO")]
    [InlineData("--sweep cores=1..8", "expected one of bandwidth, memory, dirty-rate, rtt, downtime-limit")]
    [InlineData("--sweep bandwidth=1Gbps..100Mbps", "expected a range that begins above 0 and rises")]
    [InlineData("--sweep rtt=0ms..100ms", "expected a range that begins above 0 and rises")]
    [InlineData("--sweep bandwidth=1bps..1Gbps", "expected a rate that copies 1 GiB within 10,000 days")]
    [InlineData("--sweep bandwidth=1Gbps..1e300Gbps", "--sweep: found \"1e300Gbps\", expected at most 1 PB/s")]
    [InlineData("--sweep memory=1GiB..1e9GiB", "--sweep: found \"1e9GiB\", expected at most 1,048,576 GiB")]
    [InlineData("--channels 2 --channel-rate 1e300Gbps", "--channel-rate: found \"1e300Gbps\", expected at most 1 PB/s")]
    [InlineData("--sweep memory=1GiB..2GiB --scheme hybrid", "--scheme: found one scheme with --sweep")]
    [InlineData("--sweep memory=100MiB..2GiB --working-set 500MiB", "--sweep: found 100 MiB with a working set of 500 MiB, expected memory that holds the working set")]
    public Task ContradictionOrBadValue_IsExplained(string options, string message) => Refused($"{Vm} {options}", message);

    [Fact]
    public Task SweepOfARateThatIsZero_IsExplained() => Refused(
        "estimate --memory 1GiB --bandwidth 1Gbps --dirty-rate 0B/s --sweep dirty-rate=1MB/s..1GB/s", "--sweep: found a VM that writes nothing");

    [Fact]
    public async Task SweepOfTheDirtyRate_NeedsNoOther()
    {
        using JsonDocument swept = await Json("estimate --memory 1GiB --bandwidth 1Gbps --sweep dirty-rate=1MB/s..100MB/s --steps 3");
        using JsonDocument given = await Json($"{Vm} --sweep dirty-rate=1MB/s..100MB/s --steps 3");

        Assert.Equal(given.RootElement.GetProperty("points").ToString(), swept.RootElement.GetProperty("points").ToString());
    }

    [Fact]
    public async Task EveryOptimisation_IsCalledByItsOption()
    {
        string help = (await Line("estimate --help")).Output;

        Assert.All(Enum.GetValues<OptimizationKind>(), kind => Assert.Matches($@"\n  (--[a-z]+, )?{OptionPlaces.OptionOf(kind)}[ ,]", help));
        Assert.Equal(Enum.GetValues<OptimizationKind>().Length, Enum.GetValues<OptimizationKind>().Select(OptionPlaces.OptionOf).Distinct().Count());
    }

    [Fact]
    public async Task Sweep_SaysWherePreCopyConvergesAndDrawsTheCurves()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun run = await Line($"{Vm} --sweep bandwidth=10Mbps..10Gbps --steps 7 --out {folder.Path}");

        // D = 10 MB/s = 80 Mbit/s: at or below that the rest never shrinks.
        Assert.Contains("Pre-copy does not converge below 80.0 Mbit/s. Within the downtime limit the VM loses the least time by ", run.Output, StringComparison.Ordinal);
        string[] rows = [.. run.Output.Split('\n').Where(l => l.StartsWith('|'))];
        Assert.Equal(9, rows.Length);
        Assert.Single(rows.Select(r => r.TrimEnd().Length).Distinct());
        Assert.Equal(["sweep-bandwidth.png", "sweep-bandwidth.svg"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sweep_InJsonHasAllSchemesAtEachStep()
    {
        using JsonDocument document = await Json($"{Vm} --sweep rtt=1ms..100ms --steps 3");

        JsonElement[] points = [.. document.RootElement.GetProperty("points").EnumerateArray()];
        Assert.Equal([0.001, 0.01, 0.1], points.Select(p => Math.Round(p.GetProperty("value").GetDouble(), 9)));
        Assert.All(points, p => Assert.Equal(6, p.GetProperty("estimates").GetArrayLength()));
    }

    [Fact]
    public async Task EveryExampleOfTheHelp_Works()
    {
        using var folder = new TemporaryFolder();
        string samples = folder.File("samples.csv");
        await File.WriteAllTextAsync(samples, "seconds,bytes\n1,10000000\n2,15000000\n4,20000000\n", TestContext.Current.CancellationToken);
        string help = (await Line("estimate --help")).Output;
        string[] examples = [.. help.Split("Examples:")[1].Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("placementlab ", StringComparison.Ordinal))];

        Assert.InRange(examples.Length, 10, 30);
        foreach (string example in examples)
        {
            string line = example["placementlab ".Length..].Replace("samples.csv", samples).Replace("--out curves", $"--out {folder.Path}");
            CommandLineRun run = await Line(line);

            Assert.True(run.ExitCode == ExitCodes.Done, $"{example}: {run.Error}");
        }
    }

    [Theory]
    [InlineData("--channels 1 --channel-rate 1e-9B/s", "--channel-rate: found")]
    [InlineData("--encryption --encryption-rate 1e-9B/s", "--encryption-rate: found")]
    [InlineData("--window 1B --rtt 100h", "--window with --round-trip: found")]
    [InlineData("--push-share 1e-6 --scheme post-copy --bandwidth 100kB/s", "--push-share: found")]
    public async Task EndlessMigration_IsNamedByTheOptionThatHoldsItBack(string options, string message)
    {
        string vm = options.Contains("--bandwidth", StringComparison.Ordinal) ? "estimate --memory 1GiB --dirty-rate 10MB/s" : Vm;

        await Refused($"{vm} {options}", message);
    }

    private static async Task Refused(string line, string message)
    {
        CommandLineRun run = await Line(line);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private static async Task<JsonDocument> Json(string line)
    {
        CommandLineRun run = await Line($"{line} --json");
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        return JsonDocument.Parse(run.Output);
    }

    private static JsonElement Row(JsonDocument document, int index) => document.RootElement.GetProperty("estimates")[index];

    private static double PhaseBytes(JsonDocument document, string name) => Row(document, 0).GetProperty("phases").EnumerateArray()
        .Single(p => p.GetProperty("name").GetString() == name).GetProperty("bytes").GetDouble();

    private static double Seconds(JsonDocument document, int index) => Row(document, index).GetProperty("totalSeconds").GetDouble();

    private static Task<CommandLineRun> Line(string line) => CommandLineRun.Of(line.Split(' '));
}
