using System.Text.Json;
using PlacementLab.Traces;
using Xunit;

namespace PlacementLab.Tests.Cli.Commands;

public sealed class DatasetsCommandTests
{
    [Fact]
    public async Task Datasets_WritesARowForEachAndTheTermsOfEach()
    {
        CommandLineRun run = await CommandLineRun.Of("datasets");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] rows = [.. run.Output.Split('\n').Where(l => l.StartsWith('|'))];
        Assert.Equal(DatasetCatalog.List().Length + 2, rows.Length);
        Assert.Single(rows.Select(r => r.TrimEnd().Length).Distinct());
        Assert.Contains(rows, r => r.Contains("google2011-sample", StringComparison.Ordinal) && r.TrimEnd().EndsWith("shipped       |", StringComparison.Ordinal));
        Assert.All(DatasetCatalog.List(), d =>
        {
            Assert.Contains($"(terms: {d.Terms}):", run.Output, StringComparison.Ordinal);
            Assert.Contains(d.Path ?? d.Where, run.Output, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Datasets_Json_IsOneDocumentWithTheDocumentedKeys()
    {
        CommandLineRun run = await CommandLineRun.Of("datasets", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using JsonDocument document = JsonDocument.Parse(run.Output);
        JsonElement[] all = [.. document.RootElement.EnumerateArray()];
        Assert.Equal(DatasetCatalog.List().Length, all.Length);
        Assert.All(all, d => Assert.Equal(
            ["name", "title", "vms", "span", "stepSeconds", "contains", "terms", "where", "state", "path"],
            d.EnumerateObject().Select(p => p.Name)));
        Assert.Equal("shipped", all[0].GetProperty("state").GetString());
        Assert.Equal("no-reader-yet", all[^1].GetProperty("state").GetString());
        Assert.All(all, d => Assert.Equal(
            d.GetProperty("state").GetString() == "found", d.GetProperty("path").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public async Task Datasets_Help_HasAnExample()
    {
        CommandLineRun run = await CommandLineRun.Of("datasets", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  placementlab datasets\n", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Datasets_WithAnUnknownOption_IsBadUsage()
    {
        CommandLineRun run = await CommandLineRun.Of("datasets", "--jsn");

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("--jsn", run.Error, StringComparison.Ordinal);
    }
}
