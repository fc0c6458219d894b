using PlacementLab.Migration;
using PlacementLab.Placement;
using PlacementLab.Tests.Support;
using PlacementLab.Traces.Files;
using Xunit;

namespace PlacementLab.Tests.Traces.Files;

public sealed class JsonFormatTests
{
    [Fact]
    public void Serialize_HasTheHouseForm()
    {
        string json = JsonFormat.Serialize(new Row("µ", double.NaN, float.PositiveInfinity, MigrationScheme.StopAndCopy, null));

        Assert.Equal(
            """
            {
              "vmName": "µ",
              "energyKwh": null,
              "share": null,
              "scheme": "stop-and-copy",
              "bound": null
            }

            """.ReplaceLineEndings("\n"),
            json);
    }

    [Fact]
    public void Serialize_KeepsEveryDigit()
    {
        var row = new Row("a", 0.1 + 0.2, 0.1f, MigrationScheme.Hybrid, Math.PI);

        Assert.Equal(row, JsonFormat.Deserialize<Row>(JsonFormat.Serialize(row), "test"));
        Assert.Contains("\"share\": 0.1,", JsonFormat.Serialize(row), StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_ReadsNullAsNaN()
    {
        Row row = JsonFormat.Deserialize<Row>("""{"vmName":"a","energyKwh":null,"share":1,"scheme":"hybrid"}""", "test");

        Assert.True(double.IsNaN(row.EnergyKwh));
        Assert.Null(row.Bound);
    }

    [Fact]
    public void EnumerationsHaveTheNamesUsedEverywhere()
    {
        foreach (MigrationScheme scheme in Enum.GetValues<MigrationScheme>())
        {
            Assert.Equal($"\"{MigrationSchemeNames.NameOf(scheme)}\"\n", JsonFormat.Serialize(scheme));
        }

        Assert.Equal("\"no-solution-found\"\n", JsonFormat.Serialize(SolveStatus.NoSolutionFound));
    }

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("", "line 1")]
    [InlineData("null", "null")]
    [InlineData("""{"vmName":"a","energyKwh":1,"share":1,"scheme":"hybrid","typo":1}""", "typo")]
    [InlineData("""{"vmName":"a","vmName":"b","energyKwh":1,"share":1,"scheme":"hybrid"}""", "vmName")]
    [InlineData("""{"vmName":"a","energyKwh":1,"share":1}""", "scheme")]
    [InlineData("""{"vmName":"a","energyKwh":1,"share":1,"scheme":"warp"}""", "$.scheme")]
    [InlineData("""{"vmName":"a","energyKwh":1,"share":1,"scheme":2}""", "$.scheme")]
    [InlineData("{\n\"energyKwh\":\"much\"}", "line 2, $.energyKwh")]
    public void Deserialize_RefusesWhatDoesNotFit(string json, string expected)
    {
        var e = Assert.Throws<InvalidInputException>(() => JsonFormat.Deserialize<Row>(json, "spec.json"));

        Assert.StartsWith("spec.json", e.Place, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Assert.NotEmpty(e.NextStep);
    }

    [Fact]
    public void Files_RoundTrip_AndRefuseOtherEncodings()
    {
        using var folder = new TemporaryFolder();
        var row = new Row("a", 1, 2, MigrationScheme.PreCopy, 3);
        JsonFormat.WriteFile(folder.File("a.json"), row);
        File.WriteAllBytes(folder.File("b.json"), [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]);

        Assert.Equal(row, JsonFormat.ReadFile<Row>(folder.File("a.json")));
        Assert.Contains("UTF-8", Assert.Throws<InvalidInputException>(() => JsonFormat.ReadFile<Row>(folder.File("b.json"))).Message, StringComparison.Ordinal);
        Assert.Contains("nothing there", Assert.Throws<InvalidInputException>(() => JsonFormat.ReadFile<Row>(folder.File("c.json"))).Message, StringComparison.Ordinal);
    }

    private sealed record Row(string VmName, double EnergyKwh, float Share, MigrationScheme Scheme, double? Bound = null);
}
