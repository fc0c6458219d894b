using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Estimating;

/// <summary>What `estimate` says above and below its table.</summary>
public sealed class EstimateConclusionTests
{
    private const string Vm = "--memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s";

    [Theory]
    [InlineData("", "; downtime limit 300 ms, stop rule textbook", "the limit of 300 ms is kept by ")]
    [InlineData("--downtime-limit 1s --stop-rule qemu", "; downtime limit 1.00 s, stop rule qemu", "the limit of 1.00 s is kept by ")]
    [InlineData("--stop-rule nova", "; downtime limit of the rule, 50 ms growing to 500 ms, stop rule nova", "the limit of 500 ms is kept by pre-copy")]
    [InlineData("--stop-rule nova --scheme pre-copy", "; downtime limit of the rule, 50 ms", "within the limit of 500 ms.")]
    public async Task Limit_IsTheRulesOwn(string options, string question, string conclusion)
    {
        string output = await Output($"{Vm} {options}");

        Assert.Contains(question, output.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains(conclusion, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stop-rule xen")]
    [InlineData("--stop-rule xen-4.5 --scheme pre-copy")]
    public async Task RuleWithoutLimit_IsComparedWithNone(string options)
    {
        string output = await Output($"{Vm} {options}");

        Assert.Contains("; no downtime limit, stop rule xen", output.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("the limit of", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SweepByARuleWithoutLimit_LetsAllSchemesCompete()
    {
        string output = await Output($"{Vm} --sweep bandwidth=1Gbps..10Gbps --steps 2 --stop-rule xen");

        Assert.Contains("all compete, for the stop rule has no downtime limit.", output, StringComparison.Ordinal);
        Assert.Contains(". The VM loses the least time by ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AbortedMigration_KeepsNoLimit()
    {
        // nova gives up after 800 s per GiB.
        string output = await Output("--memory 8GiB --bandwidth 1Gbps --dirty-rate 400MiB/s --stop-rule nova --scheme pre-copy");

        Assert.Contains("\npre-copy does not converge and is given up after 6400.00 s: the VM stays at the source, ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("takes 6400.00 s", output, StringComparison.Ordinal);
        Assert.DoesNotContain("within the limit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiskWrittenFasterThanTheLink_IsNoForcedStopOfSchemesWithoutOne()
    {
        // The whole disk of 40 GiB is dirty again after a pass: 42949.67 MB / 125 MB/s = 343.60 s.
        string output = await Output($"{Vm} --disk 40GiB --disk-writes 1GB/s");

        Assert.Contains("; stop-and-copy cannot bring the disk nearly in sync, as it is written too fast: its rest takes 343.60 s of the downtime", output, StringComparison.Ordinal);
        Assert.Contains("; post-copy cannot bring the disk nearly in sync", output, StringComparison.Ordinal);
        Assert.DoesNotContain("stop-and-copy does not converge, its forced stop", output, StringComparison.Ordinal);
    }

    private static async Task<string> Output(string line)
    {
        CommandLineRun run = await CommandLineRun.Of($"estimate {line}".Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        return run.Output;
    }
}
