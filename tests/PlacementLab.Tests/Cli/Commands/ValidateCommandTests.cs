using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands;

/// <summary>`placementlab validate`.</summary>
public sealed class ValidateCommandTests
{
    private static readonly string[] _keys =
        ["set", "scheme", "target", "rows", "medianRelativeError", "p90RelativeError", "noiseFloor", "fittedOn", "testedOn"];

    [Fact]
    public async Task Json_has_exactly_the_documented_keys()
    {
        CommandLineRun run = await CommandLineRun.Of("validate", "formulas", "--json");

        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.Output);
        Assert.Equal(3, document.RootElement.GetArrayLength());
        Assert.All(document.RootElement.EnumerateArray(), row => Assert.Equal(_keys, row.EnumerateObject().Select(p => p.Name)));
    }

    [Fact]
    public async Task Table_shows_goals_and_whether_they_are_met()
    {
        CommandLineRun run = await CommandLineRun.Of("validate", "formulas");

        Assert.Contains("equal to 6 digits", run.Output, StringComparison.Ordinal);
        Assert.Contains("3 of 3 goals met", run.Output, StringComparison.Ordinal);
        Assert.Contains("fitted: nothing; tested: the textbook's example", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_sets_and_missing_folders_are_answered()
    {
        CommandLineRun unknown = await CommandLineRun.Of("validate", "nothing-such");
        CommandLineRun missing = await CommandLineRun.Of("validate", "testbed", "--testbed", "no/such/folder");

        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("one of testbed, formulas", unknown.Error, StringComparison.Ordinal);
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("no/such/folder", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_written_as_svg_and_png()
    {
        SharedDatasets.PathOrSkip("live_migration", "osic_openstack");
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of("validate", "osic_openstack", "--out", folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["errors-published.png", "errors-published.svg", "predicted-measured-published.png", "predicted-measured-published.svg"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }
}
