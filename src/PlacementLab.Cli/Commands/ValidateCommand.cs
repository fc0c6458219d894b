using System.CommandLine;
using PlacementLab.Experiments.Validation;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab validate`: the migration models against measured migrations.</summary>
internal static class ValidateCommand
{
    private const string Description =
        """
        Checks the migration models against measured migrations and prints the errors beside the noise of the measurements.
        An error is |predicted - median of the cell| / that median, a cell being the repeats of one migration; the noise floor is the
        same for the single runs of a cell. Inputs are only what was known before a migration; what was fitted, and on which rows, stands
        below each table. A goal that is missed is reported, not an error: the exit code stays 0.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var sets = new Argument<string[]>("SET")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = $"Measured sets: {string.Join(", ", ValidationCatalog.All.Select(s => s.Name))} [default: all that are found]",
        };
        var testbed = new Option<string?>("--testbed") { HelpName = "DIR", Description = "Folder of own testbed measurements to use instead of the shipped ones" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of the tables" };
        var command = new DocumentedCommand(
            "validate",
            Description,
            new CommandExample("placementlab validate testbed", "the models against the shipped measurements of real QEMU migrations"),
            new CommandExample("placementlab validate --json", "all sets that are found, for programs"));
        command.Arguments.Add(sets);
        command.Options.Add(testbed);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(sets) ?? [], new ValidationSources { TestbedFolder = parsed.GetValue(testbed) },
            report => Print(report, parsed.GetValue(json), streams), cancellation)));
        return command;
    }

    private static int Run(string[] sets, ValidationSources sources, Action<ValidationReport> print, CancellationToken cancellation)
    {
        print(ValidationCatalog.Validate(sets, sources, cancellation));
        return ExitCodes.Done;
    }

    private static void Print(ValidationReport report, bool asJson, CommandLineStreams streams)
    {
        if (asJson)
        {
            streams.WriteJson(report.Findings.Select(f => f.Row).ToArray());
        }
        else
        {
            ValidateTable.Write(streams, report);
        }
    }
}
