using PlacementLab.Tests.Support;
using PlacementLab.Traces.Plans;
using Xunit;

namespace PlacementLab.Tests.Traces.Plans;

public sealed class BadPlanFileTests
{
    /// <summary>What is replaced in the good file, by what, and what the message must say.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "\"placementlab-plan\"", "\"other\"", "$.format: found \"other\", expected \"placementlab-plan\"" },
        { "\"format\": \"placementlab-plan\",", "", "$.format: found nothing" },
        { "\"version\": 1", "\"version\": 2", "$.version: found 2, expected 1" },
        { "\"version\": 1,", "", "$.version: found nothing" },
        { "\"vm\": \"alpha\"", "\"vm\": \"gamma\"", "$.migrations[0].vm: found \"gamma\", expected one of the 2 VM names in $.vms" },
        { "\"to\": \"h2\"", "\"to\": \"h9\"", "$.migrations[0].to: found \"h9\", expected one of the 2 host names in $.hosts" },
        { "\"from\": \"h1\"", "\"from\": \"H1\"", "$.migrations[0].from: found \"H1\"" },
        { "\"targetHost\": \"h2\"", "\"targetHost\": \"h7\"", "$.vms[0].targetHost: found \"h7\"" },
        { "\"stop-and-copy\"", "\"teleport\"", "$.migrations[0].scheme: found \"teleport\", expected one of pre-copy" },
        { "\"startSeconds\": 0", "\"startSeconds\": -1", "$.migrations[0].startSeconds: found -1 s" },
        { "\"endSeconds\": 4.0", "\"endSeconds\": 5", "$.migrations[0].endSeconds: found 5, expected 4, the start + the total time" },
        { "\"startSeconds\": 0", "\"startSeconds\": NaN", "line 30" },
        { "\"startSeconds\": 0", "\"startSeconds\": \"NaN\"", "$.migrations[0].startSeconds: found \"NaN\", expected a number." },
        { "\"format\": \"placementlab-plan\"", "\"format\": 3", "$.format: found 3" },
        { "\"version\": 1", "\"version\": \"1\"", "$.version: found \"1\", expected 1" },
        { "\"bypass\": false", "\"bypass\": \"no\"", "$.migrations[0].bypass: found \"no\", expected true or false." },
        { "\"rack\": 0", "\"rack\": 0.5", "$.hosts[0].rack: found 0.5, expected a whole number up to 2147483647." },
        { "\"unplanned\": []", "\"unplanned\": null", "$.unplanned: found null, expected a list." },
        { "\"unplanned\": []", "\"unplanned\": {}", "$.unplanned: found an object, expected a list." },
        { "\"unplanned\": []", "\"unplanned\": [[]]", "$.unplanned[0]: found a list, expected an object with the keys vm, from, to" },
        { "\"trafficBytes\": 400000000", "\"trafficBytes\": 1e30", "trafficBytes: found 1e30, expected a whole number up to 9223372036854775807." },
        { "[100, 101, 102,", "[100, 101, 1,", "$.hostTypes[0].powerWatts: found 100, 101, 1, " },
        { "\"startSeconds\": 0", "\"startSeconds\": 1e99", "$.migrations[0].startSeconds" },
        { "\"totalSeconds\": 4", "\"totalSeconds\": 999999999999", "$.migrations[0].estimate.totalSeconds: found 999999999999 s" },
        { "\"bandwidthBytesPerSecond\": 100000000", "\"bandwidthBytesPerSecond\": null", "bandwidthBytesPerSecond: found no number, expected a number from 1" },
        { "\"bandwidthBytesPerSecond\": 100000000", "\"bandwidthBytesPerSecond\": 0", "bandwidthBytesPerSecond: found 0" },
        { "\"residualRisk\": 0.001", "\"residualRisk\": 1.5", "estimate.residualRisk: found 1.5, expected a number from 0 to 1" },
        { "\"trafficBytes\": 400000000", "\"trafficBytes\": 1.5", "$.migrations[0].estimate.trafficBytes" },
        { ", \"bypass\": false", "", "$.migrations[0]: found no key \"bypass\", expected an object with the keys vm, from" },
        { "\"bypass\": false", "\"bypass\": false, \"colour\": \"red\"", "found the key \"colour\", expected an object with the keys vm, from" },
        { "\"bypass\": false", "\"bypass\": false, \"bypass\": true", "Duplicate" },
        { "\"name\": \"beta\"", "\"name\": \"alpha\"", "$.vms[1].name: found \"alpha\" a second time" },
        { "\"name\": \"beta\"", "\"name\": \" \"", "$.vms[1].name: found nothing, expected a name" },
        { "\"name\": \"beta\"", "\"name\": null", "$.vms[1]" },
        { "\"name\": \"h2\"", "\"name\": \"h1\"", "$.hosts[1].name: found \"h1\" a second time" },
        { "\"memory\": 400000000", "\"memory\": 1000000001", "$.vms[0].usage.memory: found 1000000001 B, expected at most the 1000000000 B" },
        { "\"memory\": 400000000", "\"memory\": -4", "$.vms[0].usage.memory: found -4" },
        { ", \"memory\": 400000000", "", "$.vms[0].usage.memory: found nothing, expected an amount of every resource" },
        { "\"memory\": 400000000", "\"memory\": 400000000, \"disk\": 1", "$.vms[0].usage.disk: found a resource that is not listed" },
        { "\"name\": \"memory\", \"unit\": \"B\", \"transient\": true", "\"name\": \"memory\", \"unit\": \"B\", \"transient\": false", "$.resources: found cpu, memory, expected" },
        { "\"type\": \"medium\", \"usage\": { \"cpu\": 100", "\"type\": \"huge\", \"usage\": { \"cpu\": 100", "$.vms[1].type: found \"huge\", expected one of the 1 VM type names" },
        { "[100, 101, 102,", "[102,", "$.hostTypes[0].powerWatts: found 9 values, expected eleven" },
        { "\"cpuMips\": 1000", "\"cpuMips\": 0", "$.hostTypes[0].cpuMips: found 0" },
        { "\"nicBytesPerSecond\": 125000000", "\"nicBytesPerSecond\": -5", "$.hostTypes[0].nicBytesPerSecond: found -5" },
        { "\"reservedShare\": 0.2", "\"reservedShare\": 1", "$.network.reservedShare: found 1" },
        { "\"maxConcurrentPerHost\": 2", "\"maxConcurrentPerHost\": 0", "$.limits.maxConcurrentPerHost: found 0" },
        { "\"minimumBandwidthShare\": 0.25", "\"minimumBandwidthShare\": 0", "$.limits.minimumBandwidthShare: found 0" },
        { "\"deadlineSeconds\": 10", "\"deadlineSeconds\": -1", "$.limits.deadlineSeconds: found -1 s" },
        { "\"rack\": 0", "\"rack\": -1", "$.hosts[0].rack: found -1" },
        { "\"unplanned\": []", "\"unplanned\": [null]", "$.unplanned[0].vm: found nothing" },
        { "\"migrations\": [", "\"migrations\": [null,", "$.migrations[0].vm: found nothing" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void BadValue_IsAnsweredWithItsPlace(string good, string bad, string expected)
    {
        Assert.Contains(good, HandWrittenPlan.Json);
        int at = HandWrittenPlan.Json.IndexOf(good, StringComparison.Ordinal);
        string text = HandWrittenPlan.Json[..at] + bad + HandWrittenPlan.Json[(at + good.Length)..];
        string message = Rejection(text).Message;
        Assert.Contains(expected, message);
        Assert.DoesNotContain("System.", message);
        Assert.DoesNotContain("Entry", message);
        Assert.DoesNotContain(".NET", message);
    }

    [Fact]
    public void NoHosts_AreAnswered()
    {
        int from = HandWrittenPlan.Json.IndexOf("\"hosts\": [", StringComparison.Ordinal) + "\"hosts\": [".Length;
        int to = HandWrittenPlan.Json.IndexOf("],\n  \"network\"", StringComparison.Ordinal);
        string text = HandWrittenPlan.Json[..from] + HandWrittenPlan.Json[to..];
        Assert.Contains("$.hosts: found no host, expected at least one host", Rejection(text).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("plan: yes")]
    public void OtherText_IsAnswered(string text) => Rejection(text);

    [Fact]
    public void EveryTruncation_IsAnswered()
    {
        for (int length = 0; length < HandWrittenPlan.Json.Length - 1; length += 37)
        {
            Assert.Contains("plan.json", Rejection(HandWrittenPlan.Json[..length]).Message);
        }
    }

    [Fact]
    public void BinaryFile_IsAnswered()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("plan.json");
        File.WriteAllBytes(path, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x00, 0xFF]);
        Assert.Contains(path, Assert.Throws<InvalidInputException>(() => PlanFile.Read(path)).Message);
    }

    [Fact]
    public void MissingFileAndFolder_AreAnswered()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("nothing there", Assert.Throws<InvalidInputException>(() => PlanFile.Read(folder.File("no.json"))).Message);
        Assert.Contains("a folder", Assert.Throws<InvalidInputException>(() => PlanFile.Read(folder.Path)).Message);
    }

    private static InvalidInputException Rejection(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("plan.json");
        File.WriteAllText(path, text);
        InvalidInputException rejection = Assert.Throws<InvalidInputException>(() => PlanFile.Read(path));
        Assert.StartsWith(path, rejection.Place);
        return rejection;
    }
}
