using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PlacementLab.Cli;

/// <summary>
/// Help as System.CommandLine prints it, options under the headings of their groups, followed by the command's examples. The root lists
/// each command by the first line of its description and with its first example.
/// </summary>
internal sealed class ExampleHelpAction(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Command command = parseResult.CommandResult.Command;
        foreach (Command listed in command.Subcommands)
        {
            listed.Description = listed.Description?.Split('\n')[0];
        }

        TextWriter output = parseResult.InvocationConfiguration.Output;
        int code = command is DocumentedCommand { Groups.Count: > 0 } grouped ? InvokeGrouped(parseResult, grouped.Groups, output) : inner.Invoke(parseResult);
        IEnumerable<CommandExample> examples = command is DocumentedCommand documented
            ? documented.Examples
            : command.Subcommands.OfType<DocumentedCommand>().Select(c => c.Examples[0]);
        output.WriteLine("Examples:");
        foreach (CommandExample example in examples)
        {
            output.WriteLine($"  # {example.Meaning}");
            output.WriteLine($"  {example.CommandLine}");
        }

        return code;
    }

    private int InvokeGrouped(ParseResult parseResult, IReadOnlyList<OptionGroup> groups, TextWriter output)
    {
        using var plain = new StringWriter { NewLine = "\n" };
        parseResult.InvocationConfiguration.Output = plain;
        int code = inner.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        string[] lines = plain.ToString().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i + 1 < lines.Length && HeadingOf(lines[i + 1], groups) == groups[0].Title)
            {
                continue; // "Options:"
            }

            if (HeadingOf(lines[i], groups) is { } heading)
            {
                output.WriteLine(heading == groups[0].Title ? $"{heading}:" : $"\n{heading}:");
            }

            output.WriteLine(lines[i]);
        }

        output.WriteLine();
        return code;
    }

    /// <summary>The heading that stands above a line of help; null where none does.</summary>
    private static string? HeadingOf(string line, IReadOnlyList<OptionGroup> groups) =>
        groups.FirstOrDefault(g => line.StartsWith($"  {g.Options[0].Name} ", StringComparison.Ordinal) || line.StartsWith($"  {g.Options[0].Name}, ", StringComparison.Ordinal))?.Title;
}
