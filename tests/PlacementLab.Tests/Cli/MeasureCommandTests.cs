using PlacementLab.Cli;
using PlacementLab.Testbed.Plans;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class MeasureCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task PrintedPlanIsOneThatCanBeMeasured()
    {
        CommandLineRun run = await CommandLineRun.Of("measure", "--print-plan");

        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(PlanFile.Campaign().Cells.Length, PlanFile.Parse(run.Output, "printed").Cells.Length);
    }

    [Theory]
    [InlineData("--quick --plan mine.yaml", "--quick: found it beside --plan mine.yaml")]
    [InlineData("--plan nowhere.yaml", "nowhere.yaml: found no readable file")]
    [InlineData("--quik", "placementlab measure: found \"--quik\"")]
    public async Task BadUsageIsOneMessage(string options, string beginning)
    {
        CommandLineRun run = await CommandLineRun.Of(["measure", .. options.Split(' ')]);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.StartsWith(beginning, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task RowsOfAnEarlierRunAreNotOverwritten()
    {
        await File.WriteAllTextAsync(_folder.File("measurements.csv"), "cell,repeat\n", TestContext.Current.CancellationToken);

        CommandLineRun run = await CommandLineRun.Of("measure", "--quick", "--out", _folder.Path);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("Add --resume to go on with it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TableOfAnotherKindIsRefusedWhenResuming()
    {
        await File.WriteAllTextAsync(_folder.File("measurements.csv"), "time,value\n1,2\n", TestContext.Current.CancellationToken);

        CommandLineRun run = await CommandLineRun.Of("measure", "--quick", "--out", _folder.Path, "--resume");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("found column \"time\"", run.Error, StringComparison.Ordinal);
    }
}
