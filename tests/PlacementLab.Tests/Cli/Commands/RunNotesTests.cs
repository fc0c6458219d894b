using PlacementLab.Cli.Commands;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands;

public sealed class RunNotesTests
{
    private static readonly RunRecord _record = new()
    {
        Version = "1",
        SpecSha256 = "",
        Dataset = "a",
        Goal = "proactive",
        Seed = 1,
        Status = RunStatus.Completed,
        ElapsedSeconds = 1,
        Assumptions = ["Dirty rates are assumed.", "Sizes are dealt."],
    };

    [Fact]
    public void Of_MachineWithoutAFont_AdvisesToInstallOneOnce() =>
        Assert.Equal([$"Note: {FigureFont.Advice}"], RunNotes.Of(_record, json: false, hasFont: false));

    [Fact]
    public void Of_MachineWithAFont_SaysNothingOfIt() => Assert.Empty(RunNotes.Of(_record, json: false, hasFont: true));

    [Fact]
    public void Of_ResultsAsJson_NamesTheMainAssumption() =>
        Assert.Equal(["Note: Dirty rates are assumed.", $"Note: {FigureFont.Advice}"], RunNotes.Of(_record, json: true, hasFont: false));
}
