using System.Text.Json;
using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Estimating;

/// <summary>Energy, CPU time and other VMs: coefficients, where they come from, and what follows.</summary>
public sealed class HostOptionTests
{
    private const string Vm = "estimate --memory 1000MB --bandwidth 1Gbps --dirty-rate 0B/s --scheme stop-and-copy";

    [Fact]
    public async Task Coefficients_AreShownWithTheirOrigin()
    {
        string output = await Output(Vm);

        Assert.Contains("energy    0.512 J per MB of traffic + 20.165 J: fit of Liu, Xu, Jin, Gong and Liao, HPDC 2011", output, StringComparison.Ordinal);
        Assert.Contains("CPU       0.7 core-s per GB at the source, 1.3 at the destination: measured on QEMU 10.0.2", output, StringComparison.Ordinal);
        Assert.Contains("What other VMs lose by that is unknown without --host-cores and a load.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GivenCoefficients_AreTheUsers()
    {
        // 10^9 bytes are 1001.953 MB on the wire (4104 per 4096): 2*1001.953 + 10 = 2013.9 J; 1.001953 GB at 3 and 4 core-s.
        const string Costs = "--energy-per-mb 2 --energy-per-migration 10 --source-cpu 3 --destination-cpu 4";
        string output = await Output($"{Vm} {Costs}");
        using var document = JsonDocument.Parse(await Output($"{Vm} {Costs} --json"));

        Assert.Contains("energy    2 J per MB of traffic + 10 J: given by the user", output, StringComparison.Ordinal);
        Assert.Contains("CPU       3 core-s per GB at the source, 4 at the destination: given by the user", output, StringComparison.Ordinal);
        Assert.Contains("in core-s: stop-and-copy 3.0 + 4.0.", output, StringComparison.Ordinal);
        Assert.Equal(2013.9, document.RootElement.GetProperty("estimates")[0].GetProperty("energyJoules").GetDouble(), 0.05);
        Assert.Equal("given by the user", document.RootElement.GetProperty("inputs").GetProperty("energy").GetProperty("origin").GetString());
        Assert.StartsWith("given by the user", document.RootElement.GetProperty("inputs").GetProperty("cpu").GetProperty("origin").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullHost_LosesWhatTheMigrationTakes()
    {
        // 8 s of copying at 8*1.0/1.001953 = 1 core on a host of 9 that is full: 1 - 9/10 = 10 %; half a host loses nothing.
        string both = await Output($"{Vm} --host-cores 9 --source-load 100% --destination-load 50% --source-cpu 7.98441");
        string one = await Output($"{Vm} --host-cores 9 --source-load 100% --source-cpu 7.98441");

        Assert.Contains("while bytes move: stop-and-copy 10.0 % / 0.0 %.", both, StringComparison.Ordinal);
        Assert.Contains("while bytes move: stop-and-copy 10.0 % / unknown.", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("500MB/s", "slowed to 25 % of their rate with stop-and-copy")]
    [InlineData("1MB/s", "as fast as before with stop-and-copy")]
    public async Task MirroredDisk_SaysWhatBecomesOfItsWrites(string writes, string says) => Assert.Contains(
        $"Writes to the mirrored disk while it is copied: {says}.",
        await Output($"{Vm} --disk 10GiB --disk-writes {writes} --block-strategy io-mirroring"),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("--host-cores 8", "--host-cores: found cores without a load, expected --source-load or --destination-load beside them")]
    [InlineData("--source-load 50%", "--source-load: found the option without --host-cores")]
    [InlineData("--host-cores 0 --source-load 50%", "--host-cores: found \"0\", expected a number from 0.001 to 1,000,000")]
    [InlineData("--host-cores 8 --source-load -1", "--source-load: found \"-1\"")]
    [InlineData("--energy-per-mb 1J", "--energy-per-mb: found \"1J\", expected a number from 0 to 1,000,000")]
    [InlineData("--source-cpu 1e9", "--source-cpu: found \"1e9\"")]
    public async Task BadHost_IsExplained(string options, string message)
    {
        CommandLineRun run = await CommandLineRun.Of($"{Vm} {options}".Split(' '));

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private static async Task<string> Output(string line)
    {
        CommandLineRun run = await CommandLineRun.Of(line.Split(' '));
        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        return run.Output;
    }
}
