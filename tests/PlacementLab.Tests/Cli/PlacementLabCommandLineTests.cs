using PlacementLab.Cli;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class PlacementLabCommandLineTests
{
    [Fact]
    public async Task Version_IsPrintedToTheOutput()
    {
        CommandLineRun run = await CommandLineRun.Of("--version");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.StartsWith("placementlab 0.1.0", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Help_TeachesUnitsExitCodesAndExamples()
    {
        CommandLineRun run = await CommandLineRun.Of("--help");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Contains("8GiB, 1Gbps", run.Output, StringComparison.Ordinal);
        Assert.Contains("130 interrupted", run.Output, StringComparison.Ordinal);
        Assert.Contains("placementlab estimate --memory", run.Output, StringComparison.Ordinal);
        Assert.Matches("estimate +Predicts what migrating one VM would take[^\\n]*\\n  [a-z]+ ", run.Output);
    }

    [Fact]
    public async Task HelpOfEstimate_GroupsItsOptions()
    {
        CommandLineRun run = await CommandLineRun.Of("estimate", "--help");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Matches(@"\n\nThe VM:\n  --memory [\s\S]*\n\nThe link:\n  --bandwidth [\s\S]*\n\nSchemes:\n  --scheme ", run.Output.ReplaceLineEndings("\n"));
        Assert.DoesNotContain("Options:", run.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "found no command, expected one of the commands")]
    [InlineData("estimat", "found \"estimat\", expected one of the commands")]
    [InlineData("--nonsense", "found \"--nonsense\"")]
    [InlineData("@nothing", "found \"@nothing\"")]
    public async Task WrongUsage_IsExplainedOnTheErrorStream(string line, string message)
    {
        CommandLineRun run = await CommandLineRun.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task Message_WithWhatATerminalWouldObey_ShowsItEscaped()
    {
        CommandLineRun run = await CommandLineRun.Of("run", "--dataset", "\u001B[2Jnowhere");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("data set \"\\x1B[2Jnowhere\": found neither", run.Error);
    }
}
