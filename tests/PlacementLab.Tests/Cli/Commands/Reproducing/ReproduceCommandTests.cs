using System.Text.Json;
using PlacementLab.Tests.Support;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce`.</summary>
public sealed class ReproduceCommandTests
{
    private const string Day = "20110303";

    [Theory]
    [InlineData("reproduce", "cloudsim")]
    [InlineData("reproduce opendc", "\"opendc\"")]
    [InlineData("reproduce cloudsim --days monday", "\"monday\"")]
    [InlineData("reproduce cloudsim --policies best", "--policies \"best\"")]
    [InlineData("reproduce cloudsim --quirks --policies dvfs", "policies that migrate")]
    [InlineData("reproduce cloudsim --quirks --reference x", "--quirks")]
    [InlineData("reproduce cloudsim --threads 0", "--threads")]
    [InlineData("reproduce cloudsim --reference no/such/folder", "no/such/folder")]
    public async Task What_cannot_be_used_is_answered_in_one_line(string line, string expected)
    {
        CommandLineRun run = await CommandLineRun.Of(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_figures_come_out_to_the_last_digit_and_runs_are_kept()
    {
        Require();
        using var folder = new TemporaryFolder();
        string[] line = ["reproduce", "cloudsim", "--days", Day, "--policies", "dvfs,npa", "--out", folder.Path, "--threads", "2"];

        CommandLineRun first = await CommandLineRun.Of(line);
        CommandLineRun again = await CommandLineRun.Of([.. line, "--resume", "--json"]);

        Assert.Equal(0, first.ExitCode);
        string[] printed = first.Output.Split('\n');
        Assert.Contains("0 differences in 2 rows × 13 metrics", printed);
        Assert.Contains("0 differences in 1 traces × 287 intervals × 8 columns", printed);
        Assert.Contains("0 differences in 1 first placements × 1,052 VMs", printed);
        Assert.DoesNotContain("(kept)", first.Error, StringComparison.Ordinal);
        Assert.Equal(2, again.Error.Split("(kept)").Length - 1);
        using var document = JsonDocument.Parse(again.Output);
        Assert.Equal(0, document.RootElement.GetProperty("differences").GetInt32());
        Assert.Equal(2410.8028, document.RootElement.GetProperty("runs").EnumerateArray().Max(r => r.GetProperty("energyKwh").GetDouble()));
        Assert.True(File.Exists(folder.File("consolidation-policies.png")));
    }

    [Fact]
    public async Task A_difference_is_printed_and_makes_the_exit_code_1()
    {
        Require();
        using var folder = new TemporaryFolder();
        string[] rows = [.. File.ReadLines(SharedReference.PathOrSkip("cloudsim", "cloudsim_results.csv")).Take(3)];
        await File.WriteAllLinesAsync(
            folder.File("cloudsim_results.csv"), [rows[0], rows[2].Replace("802.7544918889142", "802.7544918889143", StringComparison.Ordinal)],
            TestContext.Current.CancellationToken);

        CommandLineRun run = await CommandLineRun.Of("reproduce", "cloudsim", "--reference", folder.Path, "--out", folder.File("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("1 difference in 1 rows × 13 metrics", run.Output, StringComparison.Ordinal);
        Assert.Contains("802.7544918889143 | 802.7544918889142", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_reference_does_not_know_is_run_and_said()
    {
        Require();
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of("reproduce", "cloudsim", "--days", "20110322", "--policies", "dvfs", "--out", folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("| 20110322 | dvfs", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("0 differences", run.Output, StringComparison.Ordinal);
        Assert.Contains("nothing was compared", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interruption_ends_with_its_exit_code_and_says_how_to_go_on()
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Interrupted("reproduce", "cloudsim", "--days", Day, "--out", folder.Path);

        Assert.Equal(130, run.ExitCode);
        Assert.Contains("--resume", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_and_an_interruption_change_nothing()
    {
        Require();
        using var folder = new TemporaryFolder();
        string[] line = ["reproduce", "cloudsim", "--days", Day, "--policies", "dvfs,lr-mmt-1.2,thr-rs-0.8-seed42", "--out"];
        Assert.Equal(0, (await CommandLineRun.Of([.. line, folder.File("one"), "--threads", "1"])).ExitCode);
        byte[] expected = await Results("one");
        foreach (string threads in new[] { "2", "4" })
        {
            Assert.Equal(0, (await CommandLineRun.Of([.. line, folder.File(threads), "--threads", threads])).ExitCode);
            Assert.Equal(expected, await Results(threads));
        }

        // Interrupted after the first run.
        CommandLineRun interrupted = await CommandLineRun.InterruptedAfter("1 of", [.. line, folder.File("part"), "--threads", "1"]);
        Assert.Equal(130, interrupted.ExitCode);
        Assert.False(File.Exists(folder.File("part/results.csv")));
        CommandLineRun resumed = await CommandLineRun.Of([.. line, folder.File("part"), "--resume", "--threads", "2"]);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("(kept)", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(expected, await Results("part"));

        Task<byte[]> Results(string name) => File.ReadAllBytesAsync(Path.Combine(folder.File(name), "results.csv"), TestContext.Current.CancellationToken);
    }

    private static void Require()
    {
        SharedDatasets.PathOrSkip("planetlab", Day + ".zip");
        SharedReference.PathOrSkip("cloudsim", "cloudsim_results.csv");
    }
}
