using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PlacementLab.Cli;

/// <summary>Help as System.CommandLine prints it, followed by the command's examples (all commands' first ones at the root).</summary>
internal sealed class ExampleHelpAction(HelpAction inner) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = inner.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
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
