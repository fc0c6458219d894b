using PlacementLab.Cli;
using Spectre.Console;
using Xunit;

namespace PlacementLab.Tests.Cli;

public sealed class CommandLineStreamsTests
{
    [Fact]
    public void RedirectedTable_IsPlainMarkdownAndNeverWrapped()
    {
        using var output = new StringWriter();
        var streams = new CommandLineStreams(output, TextWriter.Null);
        Table table = streams.NewTable();
        table.AddColumn("policy");
        table.AddColumn(new TableColumn("energy kWh").RightAligned());
        string longName = new('x', 120);
        table.AddRow(longName, "12.5");

        streams.WriteTable(table);

        // Header, rule, row, the empty line that ends a table in Markdown: no lines of blanks.
        string[] lines = output.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("| policy ", lines[0], StringComparison.Ordinal);
        Assert.Equal($"| {longName} |       12.5 |", lines[2]);
        Assert.Equal(["", ""], lines[3..]);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void Json_HasCamelCaseKeysLfAndNullForNonFiniteNumbers()
    {
        using var output = new StringWriter();

        new CommandLineStreams(output, TextWriter.Null).WriteJson(new { TotalSeconds = 1.5, Slav = double.NaN, Name = "µ–a" });

        Assert.Equal("{\n  \"totalSeconds\": 1.5,\n  \"slav\": null,\n  \"name\": \"µ–a\"\n}\n", output.ToString());
    }
}
