using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using PlacementLab.Cli.Commands;
using PlacementLab.Cli.Commands.Comparing;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Cli.Commands.Reproducing;
using PlacementLab.Cli.Commands.Scheduling;
using PlacementLab.Cli.Commands.Simulating;
using PlacementLab.Cli.Commands.Solving;
using PlacementLab.Traces.Files;

namespace PlacementLab.Cli;

/// <summary>The command line as a function from arguments to an exit code, without a process of its own.</summary>
public static class PlacementLabCommandLine
{
    private const string Description =
        """
        PlacementLab: which VMs should move where, when and by which migration scheme, and what does it cost?

        Start with `placementlab run`: it predicts overload on the shipped Google cluster trace, plans and simulates the
        migrations, and writes a report. `placementlab estimate` answers for a single VM.
        Quantities are written with their unit: 8GiB, 1Gbps, 40MiB/s, 300ms. With --json a command prints one JSON
        document on standard output and nothing else there; messages always go to standard error.
        Exit codes: 0 done, 1 negative result (infeasible, check failed), 2 bad usage or input, 130 interrupted.
        """;

    private static readonly ParserConfiguration _parsing = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <summary>Runs one command line.</summary>
    /// <param name="args">Arguments without the program's name.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="cancellation">Cancelled when the user interrupts.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CommandLineStreams streams, CancellationToken cancellation)
    {
        ParseResult parsed = CreateRoot(streams).Parse(args, _parsing);
        if (parsed.Action is null or ParseErrorAction)
        {
            return ReportUsage(parsed, streams);
        }

        try
        {
            return await parsed.InvokeAsync(Invocation(streams.Output, streams), cancellation);
        }
        catch (Exception failure) when (FailureMessages.Describe(failure, cancellation) is { } described)
        {
            await streams.Error.WriteLineAsync(VisibleText.Of(described.Message));
            return described.ExitCode;
        }
    }

    private static InvocationConfiguration Invocation(TextWriter output, CommandLineStreams streams) => new()
    {
        Output = output,
        Error = streams.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static RootCommand CreateRoot(CommandLineStreams streams)
    {
        var root = new RootCommand(Description)
        {
            HelpName = "placementlab",
        };
        root.Subcommands.Add(RunCommand.Create(streams));
        root.Subcommands.Add(EstimateCommand.Create(streams));
        root.Subcommands.Add(SimulateCommand.Create(streams));
        root.Subcommands.Add(SolveCommand.Create(streams));
        root.Subcommands.Add(ReproduceCommand.Create(streams));
        root.Subcommands.Add(CompareCommand.Create(streams));
        root.Subcommands.Add(DatasetsCommand.Create(streams));
        root.Subcommands.Add(PlanCommand.Create(streams));
        root.Subcommands.Add(CheckCommand.Create(streams));
        root.Subcommands.Add(ValidateCommand.Create(streams));
        root.Subcommands.Add(MeasureCommand.Create(streams));
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction action })
            {
                option.Action = new ExampleHelpAction(action);
            }
            else if (option is VersionOption)
            {
                option.Action = new PrintVersionAction(streams);
            }
        }

        return root;
    }

    private static int ReportUsage(ParseResult parsed, CommandLineStreams streams)
    {
        Command command = parsed.CommandResult.Command;
        string typed = string.Join(' ', Path(command));
        streams.Error.WriteLine($"{typed}: {VisibleText.Of(UsageProblem(parsed, command))} Type `{typed} --help` for options and examples.");
        return ExitCodes.BadInput;
    }

    // "placementlab", "reproduce", "cloudsim"
    private static IEnumerable<string> Path(Command command) =>
        command is RootCommand ? ["placementlab"] : [.. command.Parents.OfType<Command>().SelectMany(Path), command.Name];

    private static string UsageProblem(ParseResult parsed, Command command)
    {
        bool nameMissing = command.Subcommands.Count > 0;
        string choices = nameMissing
            ? $"one of the commands {string.Join(", ", command.Subcommands.Select(c => c.Name))}"
            : $"one of the options {string.Join(", ", command.Options.Select(o => o.Name))}";
        string? mistypedOption = parsed.Tokens.FirstOrDefault(t => t.Type == TokenType.Argument && t.Value.StartsWith('-'))?.Value;
        return (mistypedOption ?? parsed.UnmatchedTokens.FirstOrDefault()) is { } unknown
            ? $"found \"{unknown}\", expected {choices}."
            : nameMissing ? $"found no command, expected {choices}." : string.Join(' ', parsed.Errors.Select(e => e.Message));
    }

    private sealed class PrintVersionAction(CommandLineStreams streams) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            Assembly assembly = typeof(PlacementLabCommandLine).Assembly;
            string? version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            streams.Output.WriteLine($"placementlab {version}");
            return ExitCodes.Done;
        }
    }
}
