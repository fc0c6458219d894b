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

    private static async Task<string> Output(string line)
    {
        CommandLineRun run = await CommandLineRun.Of($"estimate {line}".Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        return run.Output;
    }
}
