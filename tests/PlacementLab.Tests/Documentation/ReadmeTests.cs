using System.Text.RegularExpressions;
using PlacementLab.Tests.Cli;
using PlacementLab.Tests.Conventions;
using Xunit;

namespace PlacementLab.Tests.Documentation;

/// <summary>What the README shows is what happens.</summary>
[Collection(ConsoleTests.Name)]
public sealed partial class ReadmeTests
{
    private const string CommandLine = "dotnet run --project src/PlacementLab.Cli -- ";

    private static readonly MarkdownPage _readme = new("README.md");

    private static IEnumerable<string[]> Commands =>
        _readme.Blocks("sh").SelectMany(block => block.Split('\n')).Where(line => line.StartsWith(CommandLine, StringComparison.Ordinal))
            .Select(line => line[CommandLine.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public async Task FirstExamplePrintsWhatIsShown()
    {
        CellResult result = await new CSharpCells().RunAsync(_readme.Blocks("csharp")[0], TestContext.Current.CancellationToken);

        Assert.Equal(_readme.Blocks("text")[^1], result.Printed);
    }

    [Fact]
    public async Task SecondExampleEndsInAConclusion()
    {
        CellResult result = await new CSharpCells().RunAsync(_readme.Blocks("csharp")[1], TestContext.Current.CancellationToken);

        Assert.Matches(@"^For goal balance, .*lowest score.*\.\n$", result.Printed);
    }

    [Fact]
    public async Task CommandsAndOptionsExist()
    {
        foreach (string[] command in Commands)
        {
            CommandLineRun help = await CommandLineRun.Of([.. command.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)), "--help"]);

            Assert.Equal(0, help.ExitCode);
            Assert.All(command.Where(word => word.StartsWith("--", StringComparison.Ordinal)), option => Assert.Contains(option, help.Output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task EveryCommandIsShown()
    {
        CommandLineRun help = await CommandLineRun.Of("--help");
        string[] existing = [.. CommandName().Matches(help.Output.Split("Commands:")[1].Split("Examples:")[0]).Select(m => m.Groups["name"].Value)];

        Assert.Equal(existing.Order(StringComparer.Ordinal), Commands.Select(c => c[0]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheTableShownIsTheOneThatIsPrinted()
    {
        string source = House.Read("src/PlacementLab.Cli/Commands/RunTable.cs");
        string[] shown = [.. _readme.Table("What you see").Select(row => row[0])];
        string[] columns = House.Read("README.md").Split('\n').First(line => line.StartsWith("| policy", StringComparison.Ordinal)).Trim('|', ' ').Split('|');

        Assert.Equal(9, shown.Length);
        Assert.All(columns, column => Assert.Contains($"\"{column.Trim()}\"", source, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("environment.md")]
    public void LinksLeadToFiles(string page)
    {
        var markdown = new MarkdownPage(page);

        Assert.All(markdown.LocalLinks(), target => Assert.True(Path.Exists(Path.Combine(markdown.Folder, target)), target));
    }

    [Fact]
    public void EveryProjectIsLinked() =>
        Assert.All(House.Projects(), project => Assert.Contains($"src/{project}/README.md", _readme.LocalLinks()));

    [GeneratedRegex(@"^  (?<name>[a-z]+)\b", RegexOptions.Multiline)]
    private static partial Regex CommandName();
}
