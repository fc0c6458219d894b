using PlacementLab.Cli.Commands.Estimating;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class ExampleHelpActionTests
{
    [Fact]
    public async Task Headings_StandOnceAndDirectlyAboveTheFirstOptionOfTheirGroup()
    {
        string[] lines = (await CommandLineRun.Of("estimate", "--help")).Output.ReplaceLineEndings("\n").Split('\n');

        Assert.All(new EstimateOptions().Groups, group =>
        {
            int heading = Assert.Single(Enumerable.Range(0, lines.Length), i => lines[i] == $"{group.Title}:");
            Assert.Contains(group.Options[0].Name, Names(lines[heading + 1]));
        });
    }

    [Fact]
    public async Task Options_StandUnderTheHeadingOfTheirGroup()
    {
        string[] lines = (await CommandLineRun.Of("estimate", "--help")).Output.ReplaceLineEndings("\n").Split('\n');

        Assert.All(new EstimateOptions().Groups, group =>
        {
            int heading = Array.IndexOf(lines, $"{group.Title}:");
            string[] below = [.. lines.Skip(heading + 1).TakeWhile(l => l.Length > 0).SelectMany(Names)];
            Assert.Superset(group.Options.Select(o => o.Name).ToHashSet(), below.ToHashSet());
        });
    }

    /// <summary>The names in a line such as "  --round-trip, --rtt &lt;TIME&gt;  Round-trip time".</summary>
    private static string[] Names(string line) => line.StartsWith("  -", StringComparison.Ordinal)
        ? [.. line.Trim().Split("  ")[0].Split(' ', ',').Where(w => w.StartsWith('-'))]
        : [];
}
