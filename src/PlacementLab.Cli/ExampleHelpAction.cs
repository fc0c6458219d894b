using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PlacementLab.Cli;

/// <summary>
/// Help as System.CommandLine prints it, followed by the command's examples. The root lists each command by the first line of
/// its description and with its first example.
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

        int code = inner.Invoke(parseResult);
        IEnumerable<CommandExample> examples = command is DocumentedCommand documented
            ? documented.Examples
            : command.Subcommands.OfType<DocumentedCommand>().Select(c => c.Examples[0]);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (CommandExample example in examples)
        {
            output.WriteLine($"  # {example.Meaning}");
            output.WriteLine($"  {example.CommandLine}");
        }

        return code;
    }
}
