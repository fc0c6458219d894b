using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Estimating;

/// <summary>An option of `estimate` that would change nothing is refused, or a note says so.</summary>
public sealed class OptionWithoutEffectTests
{
    private const string Vm = "estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s";

    [Theory]
    [InlineData("post-copy", "--think-time 45min", "suspend-resume")]
    [InlineData("post-copy", "--fetch demand", "suspend-resume")]
    [InlineData("post-copy", "--hybrid-rounds 7", "hybrid")]
    [InlineData("post-copy", "--stop-rule nova", "pre-copy")]
    [InlineData("hybrid", "--stop-rule xen --otherwise abort", "pre-copy")]
    [InlineData("post-copy", "--forwarded-calls 5", "process")]
    [InlineData("pre-copy", "--residual-time 5s", "process")]
    [InlineData("pre-copy", "--process-state 1GiB", "process")]
    [InlineData("pre-copy", "--download 10Mbps", "suspend-resume")]
    [InlineData("stop-and-copy", "--dirty-logging 0.5", "pre-copy, hybrid")]
    [InlineData("stop-and-copy", "--cpu-bound-writer", "pre-copy, hybrid")]
    [InlineData("process", "--zero-memory 1GiB", "pre-copy, post-copy, hybrid, stop-and-copy, suspend-resume")]
    public async Task OptionOfOtherSchemes_IsRefusedWithOneAndAllowedWithAll(string scheme, string option, string readers)
    {
        string name = option.Split(' ')[0];
        CommandLineRun run = await Line($"{Vm} --scheme {scheme} {option}");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(
            $"{name}: found the option with --scheme {scheme}, which does not read it, expected a scheme that does: {readers}.", run.Error, StringComparison.Ordinal);
        string throttle = name == "--cpu-bound-writer" ? " --auto-converge" : "";
        Assert.Equal(ExitCodes.Done, (await Line($"{Vm} --scheme all {option}{throttle}")).ExitCode);
        Assert.Equal(ExitCodes.Done, (await Line($"{Vm} --scheme {readers.Split(", ")[0]} {option}{throttle}")).ExitCode);
    }

    [Theory]
    [InlineData("--compressed-share 0.5", "--compressed-share: found the option without --compression")]
    [InlineData("--cpu-bound-writer", "--cpu-bound-writer: found a writer that nothing throttles, expected --auto-converge or --otherwise throttle beside it.")]
    [InlineData("--cpu-bound-writer --stop-rule xen --otherwise abort", "--cpu-bound-writer: found a writer that nothing throttles")]
    [InlineData("--loss 0.01% --rtt 0s", "--loss: found the option with --round-trip 0s, expected a round trip above 0")]
    [InlineData("--window 4MiB --rtt 0s", "--window: found the option with --round-trip 0s")]
    public async Task OptionThatNeedsAnother_IsRefusedWithoutIt(string options, string message)
    {
        CommandLineRun run = await Line($"{Vm} {options}");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RuleThatThrottles_IsEnoughForACpuBoundWriter() =>
        Assert.Equal(ExitCodes.Done, (await Line($"{Vm} --cpu-bound-writer --stop-rule xen --otherwise throttle")).ExitCode);

    [Theory]
    [InlineData("--channels 8", "--channels changes nothing", true)]
    [InlineData("--channels 8 --channel-rate 100MB/s", "--channels changes nothing", false)]
    [InlineData("--channels 8 --window 4MiB", "--channels changes nothing", false)]
    [InlineData("--channels 8 --loss 0.01%", "--channels changes nothing", false)]
    [InlineData("--reservation 500Mbps", "--reservation changes nothing", true)]
    [InlineData("--reservation 500Mbps --service-traffic 900Mbps", "--reservation changes nothing", false)]
    public async Task OptionThatHappensToChangeNothing_IsNoted(string options, string note, bool noted)
    {
        CommandLineRun run = await Line($"{Vm} {options}");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(noted, run.Output.Contains(note, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--working-set 1GiB", false)]
    public async Task DemandFetchWithoutAWorkingSet_IsNotedAsFull(string set, bool noted)
    {
        CommandLineRun run = await Line($"{Vm} --scheme suspend-resume --fetch demand {set}".TrimEnd());

        Assert.Equal(noted, run.Output.Contains("--fetch demand is a full fetch here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ExampleOfDemandFetch_FetchesOnDemand()
    {
        string help = (await Line("estimate --help")).Output;
        string example = help.Split('\n').Single(l => l.Contains("placementlab", StringComparison.Ordinal) && l.Contains("--fetch demand", StringComparison.Ordinal));
        CommandLineRun run = await Line($"{example.Trim()["placementlab ".Length..]} --phases");

        // 7 GiB of 8 GiB follow later: 7516.2 MB and 8 bytes per page more, 7530.9 MB.
        Assert.Matches("lazy download +\\|[^|]+\\|[^|]+\\| +7530.9", run.Output);
    }

    private static Task<CommandLineRun> Line(string line) => CommandLineRun.Of(line.Split(' '));
}
