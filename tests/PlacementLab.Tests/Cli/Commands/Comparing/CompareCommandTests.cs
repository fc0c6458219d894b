using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Comparing;

/// <summary>`placementlab compare`.</summary>
public sealed class CompareCommandTests
{
    [Theory]
    [InlineData("compare", "compare consolidation")]
    [InlineData("compare solvers", "\"solvers\"")]
    [InlineData("compare consolidation --policies best", "--policies \"best\"")]
    [InlineData("compare consolidation --policies lr+gurobi", "local-search, cp-sat")]
    [InlineData("compare consolidation --schemes teleport", "free, pre-copy, post-copy, hybrid, stop-and-copy")]
    [InlineData("compare consolidation --dataset google2011-sample --days 99", "a number from 1 to 9")]
    [InlineData("compare consolidation --dataset no/such/set", "no/such/set")]
    [InlineData("compare consolidation --host-memory big", "--host-memory")]
    [InlineData("compare consolidation --seeds 0", "--seeds")]
    [InlineData("compare consolidation --work-price -1", "--work-price")]
    [InlineData("compare consolidation --threads 0", "--threads")]
    public async Task What_cannot_be_used_is_answered_in_one_line(string line, string expected)
    {
        using var folder = new TemporaryFolder();
        string[] words = line.Split(' ');
        CommandLineRun run = await CommandLineRun.Of(words.Length > 2 ? [.. words, "--out", folder.Path] : words);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shipped_sample_gives_table_figures_and_report_and_runs_are_kept()
    {
        using var folder = new TemporaryFolder();
        string[] line =
        [
            "compare", "consolidation", "--dataset", "google2011-sample", "--days", "2", "--policies", "dvfs,thr-mmt-0.8,forecast-mmt-0.9", "--schemes",
            "free,pre-copy", "--hosts", "60", "--out", folder.Path,
        ];

        CommandLineRun first = await CommandLineRun.Of(line);
        CommandLineRun again = await CommandLineRun.Of([.. line, "--resume", "--json"]);

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("| dvfs             | none ", first.Output, StringComparison.Ordinal);
        Assert.Contains("| forecast-mmt-0.9 | pre-copy ", first.Output, StringComparison.Ordinal);
        Assert.Contains("day-01 → day-02, day-02 → day-03", first.Output, StringComparison.Ordinal);
        Assert.Contains("With pre-copy, ", first.Output, StringComparison.Ordinal);
        Assert.Equal(2 * 5, again.Error.Split("(kept)").Length - 1);
        using var document = JsonDocument.Parse(again.Output);
        Assert.Equal(1 + (2 * 2), document.RootElement.GetProperty("rows").EnumerateArray().Count(r => r.GetProperty("measure").GetString() == "cost"));
        Assert.Equal(1 + (2 * 3 * 2), File.ReadLines(folder.File("results.csv")).Count());
        Assert.Contains("Closed-loop consolidation", await File.ReadAllTextAsync(folder.File("report.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetFiles(folder.Path, "*.svg").Length);
    }

    [Fact]
    public async Task Interruption_ends_with_its_exit_code_and_says_how_to_go_on()
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Interrupted("compare", "consolidation", "--dataset", "google2011-sample", "--out", folder.Path);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("--resume", run.Error, StringComparison.Ordinal);
    }
}
