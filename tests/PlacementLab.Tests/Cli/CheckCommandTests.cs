using System.Text.Json;
using PlacementLab.Cli;
using PlacementLab.Tests.Support;
using PlacementLab.Tests.Traces.Plans;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class CheckCommandTests
{
    [Fact]
    public async Task ValidPlan_SaysWhatWasCheckedAndReturnsZero()
    {
        // 400 MB over links of 100 MB/s: 4 s, and not less. host-1's way out is used all the time.
        (CommandLineRun run, _) = await Check(HandWrittenPlan.Json);
        Assert.Equal(ExitCodes.Done, run.ExitCode);
        Assert.Equal(
            """
            checked: 1 migrations of 2 VMs on 2 hosts
            makespan: 4 s (lower bound 4 s)
            busiest link: h1 out, 100 % of what it has for migrations
            valid

            """,
            run.Output);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task InvalidPlan_ListsViolationsWithMagnitudesAndReturnsOne()
    {
        // A deadline of 2.5 s is missed by 1.5 s; 150 MB/s are 50 MB/s = 400 Mbit/s too much on both links.
        (CommandLineRun run, _) = await Check(Broken());
        Assert.Equal(ExitCodes.NegativeResult, run.ExitCode);
        Assert.Matches(@"\| deadline +\| alpha +\| +0 s \| +4 s \| +1\.5 s \|", run.Output);
        Assert.Matches(@"\| link-bandwidth +\| h1 out +\| +0 s \| +4 s \| +400 Mbit/s \|", run.Output);
        Assert.EndsWith("not valid: 3 violations\n", run.Output);
    }

    [Fact]
    public async Task Json_IsOneDocumentWithTheDocumentedKeys()
    {
        (CommandLineRun run, _) = await Check(Broken(), "--json");
        Assert.Equal(ExitCodes.NegativeResult, run.ExitCode);
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement root = document.RootElement;
        Assert.False(root.GetProperty("valid").GetBoolean());
        Assert.Equal("alpha", root.GetProperty("migrations")[0].GetProperty("vm").GetString());
        Assert.Equal("stop-and-copy", root.GetProperty("migrations")[0].GetProperty("scheme").GetString());
        Assert.Equal(4, root.GetProperty("makespanSeconds").GetDouble());
        Assert.Equal(4, root.GetProperty("lowerBoundSeconds").GetDouble(), 6);
        JsonElement late = root.GetProperty("violations").EnumerateArray().Single(v => v.GetProperty("kind").GetString() == "deadline");
        Assert.Equal(
            ["kind", "subject", "fromSeconds", "untilSeconds", "magnitude", "unit", "message"],
            late.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1.5, "s"), (late.GetProperty("magnitude").GetDouble(), late.GetProperty("unit").GetString()));
    }

    [Fact]
    public async Task BadFile_IsAnsweredOnceAndReturnsTwo()
    {
        (CommandLineRun run, string path) = await Check(HandWrittenPlan.Json.Replace("\"vm\": \"alpha\"", "\"vm\": \"gamma\""), "--json");
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.StartsWith($"{path}, $.migrations[0].vm: found \"gamma\", expected", run.Error);
    }

    [Fact]
    public async Task WithoutAPlan_UsageIsExplained()
    {
        CommandLineRun run = await CommandLineRun.Of("check");
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("check", run.Error);
    }

    private static string Broken() => HandWrittenPlan.Json
        .Replace("\"deadlineSeconds\": 10", "\"deadlineSeconds\": 2.5")
        .Replace("\"bandwidthBytesPerSecond\": 100000000", "\"bandwidthBytesPerSecond\": 150000000");

    private static async Task<(CommandLineRun Run, string Path)> Check(string json, params string[] options)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("plan.json");
        await File.WriteAllTextAsync(path, json, TestContext.Current.CancellationToken);
        return (await CommandLineRun.Of(["check", path, .. options]), path);
    }
}
