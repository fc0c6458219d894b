using System.Text.Json;
using System.Xml.Linq;
using PlacementLab.Tests.Conventions;
using Xunit;

namespace PlacementLab.Tests.Documentation;

/// <summary>environment.md says what the build files say.</summary>
public sealed class EnvironmentPageTests
{
    private static readonly MarkdownPage _page = new("environment.md");

    [Fact]
    public void PackageTableIsTheCentralList()
    {
        string[] central = [.. XDocument.Parse(House.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => $"{p.Attribute("Include")!.Value} {p.Attribute("Version")!.Value}").Order(StringComparer.Ordinal)];

        Assert.Equal(central, _page.Table("Packages").Select(row => $"{row[0]} {row[1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void VersionsAreExact() =>
        Assert.All(_page.Table("Packages"), row => Assert.Matches(@"^\d+\.\d+\.\d+(\.\d+)?$", row[1]));

    [Fact]
    public void SdkIsThatOfGlobalJson()
    {
        using JsonDocument global = JsonDocument.Parse(House.Read("global.json"));

        Assert.Contains($"**{global.RootElement.GetProperty("sdk").GetProperty("version").GetString()}**", House.Read("environment.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void VariablesAreTheOnesThatAreRead()
    {
        string sources = string.Concat(House.Sources("src").Concat(House.Sources("tests")).Select(House.Read));

        Assert.All(_page.Table("Variables"), row => Assert.Contains($"\"{row[0].Trim('`')}\"", sources, StringComparison.Ordinal));
    }
}
