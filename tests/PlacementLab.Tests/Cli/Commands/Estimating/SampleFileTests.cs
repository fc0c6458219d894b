using System.Text.Json;
using PlacementLab.Cli;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Estimating;

/// <summary>What `estimate` makes of measured dirty curves.</summary>
public sealed class SampleFileTests
{
    private const string Vm = "estimate --memory 1GiB --bandwidth 1Gbps --dirty-samples";

    [Theory]
    [InlineData("1e-300,1000000000", "line 2, column 1 (seconds): found \"1e-300\"")]
    [InlineData("1e-12,1e9;1,1e9;2,1e9;3,1e9", "line 2, column 1 (seconds): found \"1e-12\"")]
    [InlineData("1,1;2,1;3,1;1e200,1", "line 5, column 1 (seconds): found \"1e200\"")]
    [InlineData("1,0;2,0;3,0;4,1e-300", "line 5, column 2 (bytes): found \"1e-300\"")]
    [InlineData("1e-320,1;1,1;2,1", "line 2, column 1 (seconds): found \"1e-320\"")]
    public async Task SamplesThatCannotBe_AreRefusedByEveryForm(string lines, string message)
    {
        foreach (string form in (string[])["best-fit", "hot-cold", "empirical"])
        {
            CommandLineRun run = await With(lines, $"--dirty-form {form}");

            Assert.Equal(ExitCodes.BadInput, run.ExitCode);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.Empty(run.Output);
        }
    }

    [Theory]
    [InlineData("1e-6,1000000000")]
    [InlineData("1e-6,1;1e-3,1e9;1,1e9;8e8,1e9")]
    [InlineData("1,0;2,0;3,0;4,1")]
    public async Task SamplesAtTheLimits_AreFittedBest(string lines)
    {
        CommandLineRun run = await With(lines, "--dirty-form best-fit --json");

        Assert.True(run.ExitCode == ExitCodes.Done, run.Error);
        using var document = JsonDocument.Parse(run.Output);
        Assert.True(double.IsFinite(document.RootElement.GetProperty("inputs").GetProperty("dirtyCurveRelativeRmse").GetDouble()));
    }

    [Fact]
    public async Task FallingBytes_AreRefusedWithTheLine()
    {
        CommandLineRun run = await With("1,100;2,50;3,400000000", "");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("line 3, column 2 (bytes): found \"50\"", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("constant", true)]
    [InlineData("empirical", false)]
    public async Task BadFit_IsWarnedOf(string form, bool warned)
    {
        // One byte at 1 s and 400 MB at 2 s lie on no line through 0.
        CommandLineRun run = await With("1,1;2,400000000", $"--dirty-form {form}");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(warned, run.Output.Contains("Warning: the constant form misses the measured samples by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TooFewSamples_NameTheFileAndTheForm()
    {
        CommandLineRun run = await With("1,100;2,200", "--dirty-form hot-cold");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("samples.csv: found 2 samples, expected at least 3 for the form hot-cold.", run.Error, StringComparison.Ordinal);
    }

    private static async Task<CommandLineRun> With(string lines, string options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("samples.csv");
        await File.WriteAllTextAsync(path, $"seconds,bytes\n{lines.Replace(';', '\n')}\n", TestContext.Current.CancellationToken);
        return await CommandLineRun.Of($"{Vm} {path} {options}".Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
