using System.Text.Json;
using PlacementLab.Planning;
using PlacementLab.Tests.Planning;
using PlacementLab.Tests.Support;
using PlacementLab.Tests.Traces.Mvm;
using PlacementLab.Traces.Plans;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands.Scheduling;

/// <summary>`placementlab plan`.</summary>
public sealed class PlanCommandTests
{
    [Fact]
    public async Task An_instance_of_mvm_gets_the_shortest_plan_as_json()
    {
        using var folder = new TemporaryFolder();
        string file = Tiny(folder);

        CommandLineRun run = await CommandLineRun.Of("plan", file, "--json");

        // The two VMs cross each other over a full-duplex link of 500 Mbit/s: 51 s side by side.
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(root.GetProperty("valid").GetBoolean());
        Assert.Equal((51, 51, 0), (root.GetProperty("makespanSeconds").GetDouble(), root.GetProperty("lowerBoundSeconds").GetDouble(), root.GetProperty("gap").GetDouble()));
        Assert.Equal(102, root.GetProperty("publishedMakespanSeconds").GetDouble());
        Assert.Equal("optimal", root.GetProperty("status").GetString());
        Assert.NotEmpty(root.GetProperty("boundName").GetString()!);
        JsonElement first = root.GetProperty("migrations")[0];
        Assert.Equal(("vm-10", "node-0", "node-2", "pre-copy"), (Text(first, "vm"), Text(first, "from"), Text(first, "to"), Text(first, "scheme")));
        Assert.Equal((0, 51), (first.GetProperty("startSeconds").GetDouble(), first.GetProperty("endSeconds").GetDouble()));
        Assert.InRange(first.GetProperty("bandwidthMbps").GetDouble(), 433, 500);
    }

    [Fact]
    public async Task The_plan_file_that_is_written_is_valid_and_has_its_chart_beside_it()
    {
        using var folder = new TemporaryFolder();
        string plan = folder.File("plans/tiny.json");

        CommandLineRun made = await CommandLineRun.Of("plan", Tiny(folder), "--out", plan, "--execute");
        CommandLineRun check = await CommandLineRun.Of("check", plan);

        Assert.Equal(0, made.ExitCode);
        Assert.Contains("makespan: 51 s, optimal", made.Output, StringComparison.Ordinal);
        Assert.Contains("published plan: 102 s, valid; this one is 50.0 % shorter", made.Output, StringComparison.Ordinal);
        Assert.Matches("carried out in the simulator: [0-9.]+ s, predicted 51 s", made.Output);
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("2 migrations of 3 VMs on 4 hosts", check.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("plans/tiny.svg")) && File.Exists(folder.File("plans/tiny.png")));
    }

    [Fact]
    public async Task Vms_that_wait_for_one_another_make_a_detour()
    {
        // 600 MB each way on hosts of 1,000 MB; a third host is empty.
        using var folder = new TemporaryFolder();
        PlanFile.Write(folder.File("circle.json"), SmallFleet.Problem(3, (0, 600, 0, 1), (0, 600, 1, 0)), MigrationPlan.Empty);

        CommandLineRun run = await CommandLineRun.Of("plan", folder.File("circle.json"), "--json");

        Assert.Equal(0, run.ExitCode);
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("detours", root.GetProperty("solver").GetString());
        Assert.Contains("circle", root.GetProperty("conflict")[0].GetString()!, StringComparison.Ordinal);
        Assert.Single(root.GetProperty("migrations").EnumerateArray(), m => m.GetProperty("bypass").GetBoolean());
    }

    [Fact]
    public async Task A_plan_that_leaves_moves_out_makes_the_exit_code_1()
    {
        using var folder = new TemporaryFolder();
        PlanFile.Write(folder.File("circle.json"), SmallFleet.Problem(2, (0, 600, 0, 1), (0, 600, 1, 0)), MigrationPlan.Empty);

        CommandLineRun run = await CommandLineRun.Of("plan", folder.File("circle.json"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("left out: vm-0: waits in a circle (vm-0 → vm-1 → vm-0)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ends", "ends")]
    [InlineData("makespan=1,ends=0.1,downtime=5", "weights")]
    [InlineData("downtime", "downtime")]
    public async Task Every_objective_gives_a_valid_plan(string objective, string what)
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of("plan", Tiny(folder), "--objective", objective, "--solver", "cp-sat", "--json");

        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.True(run.ExitCode == 0 && root.GetProperty("valid").GetBoolean(), what);
        Assert.True(root.GetProperty("costBound").GetDouble() <= root.GetProperty("cost").GetDouble() + 1e-9);
        Assert.Equal(objective, root.GetProperty("objective").GetString());
    }

    [Theory]
    [InlineData("--objective fast", "--objective")]
    [InlineData("--objective makespan=1,makespan=2", "--objective")]
    [InlineData("--objective makespan=-1", "--objective")]
    [InlineData("--objective makespan=0", "one of them positive")]
    [InlineData("--solver magic", "--solver")]
    [InlineData("--time-limit soon", "--time-limit")]
    [InlineData("--seed -1", "--seed")]
    [InlineData("--scheme pre-copy", "--scheme")]
    [InlineData("--format placementlab --links 1Gbps", "--links")]
    [InlineData("--links 1Gbps", "4 nodes and 1 link rates")]
    [InlineData("--format placementlab", "$.format")]
    public async Task What_cannot_be_used_is_answered_in_one_line(string options, string expected)
    {
        using var folder = new TemporaryFolder();

        CommandLineRun run = await CommandLineRun.Of(["plan", Tiny(folder), .. options.Split(' ')]);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        CommandLineRun run = await CommandLineRun.Of("plan", "no/such.json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("no/such.json", run.Error, StringComparison.Ordinal);
    }

    private static string Tiny(TemporaryFolder folder)
    {
        File.WriteAllText(folder.File("tiny.json"), TinyMvm.Text);
        return folder.File("tiny.json");
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetString()!;
}
