using System.Text.Json;
using PlacementLab.Tests.Support;
using PlacementLab.Tests.Traces.Mvm;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce mvm`.</summary>
public sealed class MvmReproductionTests
{
    [Fact]
    public async Task Every_published_plan_is_matched_or_beaten_and_proven()
    {
        string instances = SharedDatasets.PathOrSkip("mvm_ucc15");
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of("reproduce", "mvm", "--data", instances, "--out", folder.Path, "--threads", "2", "--quick", "--json");

        Assert.Equal(0, run.ExitCode);
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal((25, 25, 25, 25), (Count(root, "instances"), Count(root, "valid"), Count(root, "noLonger"), Count(root, "publishedValid")));
        Assert.True(Count(root, "proven") >= 20);
        Assert.True(root.GetProperty("meanGain").GetDouble() >= 0.08);
    }

    [Fact]
    public async Task Finished_instances_are_kept_and_an_interruption_leaves_them()
    {
        using var folder = new TemporaryFolder();
        for (int i = 1; i <= 3; i++)
        {
            File.WriteAllText(folder.File($"random.{i}.json"), TinyMvm.Text);
        }

        string[] line = ["reproduce", "mvm", "--data", folder.Path, "--out", folder.File("out"), "--threads", "1"];
        CommandLineRun interrupted = await CommandLineRun.InterruptedAfter("2 of 3", line);
        CommandLineRun resumed = await CommandLineRun.Of([.. line, "--resume"]);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("add --resume", interrupted.Error, StringComparison.Ordinal);
        Assert.Equal(0, resumed.ExitCode);
        Assert.Equal(2, resumed.Error.Split("(kept)").Length - 1);
        Assert.Contains("3 instances: 3 valid, 3 no longer than published, 3 proven shortest, 50.0 % shorter on average", resumed.Output, StringComparison.Ordinal);
        string[] table = File.ReadAllLines(folder.File("out/results.csv"));
        Assert.Equal(4, table.Length);
        Assert.StartsWith("random.1,102,true,51,true,0.5,51,51,", table[1], StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("out/mvm-makespan.png")));
    }

    [Theory]
    [InlineData("reproduce mvm --days 20110303", "--days")]
    [InlineData("reproduce mvm --quirks", "--quirks")]
    [InlineData("reproduce cloudsim --quick", "--quick")]
    [InlineData("reproduce mvm --data no/such/folder", "no/such/folder")]
    public async Task What_cannot_be_used_is_answered_in_one_line(string line, string expected)
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of([.. line.Split(' '), "--out", folder.Path]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_without_a_published_plan_is_named()
    {
        using var folder = new TemporaryFolder();
        int actions = TinyMvm.Text.IndexOf("\"actions\"", StringComparison.Ordinal);
        string text = TinyMvm.Text[..actions].Replace(
            "\"constraints\": []", "\"constraints\": [{ \"id\": \"fence\", \"vm\": 10, \"nodes\": [1] }]", StringComparison.Ordinal).TrimEnd().TrimEnd(',') + "}";
        File.WriteAllText(folder.File("random.1.json"), text);

        CommandLineRun run = await CommandLineRun.Of("reproduce", "mvm", "--data", folder.Path, "--out", folder.File("out"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no migrateVM under $.actions", run.Error, StringComparison.Ordinal);
    }

    private static int Count(JsonElement root, string property) => root.GetProperty(property).GetInt32();
}
