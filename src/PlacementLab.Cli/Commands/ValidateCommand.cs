using System.CommandLine;
using PlacementLab.Experiments.Validation;
using PlacementLab.Figures;
using PlacementLab.Figures.Validation;

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
        var folder = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write the figures there, as SVG and PNG" };
        var json = new Option<bool>("--json") { Description = "Print one JSON document instead of the tables" };
        var command = new DocumentedCommand(
            "validate",
            Description,
            new CommandExample("placementlab validate testbed", "the models against the shipped measurements of real QEMU migrations"),
            new CommandExample("placementlab validate --out figures", "all sets that are found, with figures"),
            new CommandExample("placementlab validate --json", "all sets that are found, for programs"));
        command.Arguments.Add(sets);
        command.Options.Add(testbed);
        command.Options.Add(folder);
        command.Options.Add(json);
        command.SetAction((parsed, cancellation) =>
        {
            ValidationReport report = ValidationCatalog.Validate(
                parsed.GetValue(sets) ?? [], new ValidationSources { TestbedFolder = parsed.GetValue(testbed) }, cancellation);
            streams.Print(() => Print(report, parsed.GetValue(json), streams));
            if (parsed.GetValue(folder) is { } target)
            {
                WriteFigures(report, target, streams);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void WriteFigures(ValidationReport report, string folder, CommandLineStreams streams)
    {
        foreach (string path in FigureFiles.Write(ValidationFigures.Draw(report, FigureStyle.Light), folder))
        {
            streams.Error.WriteLine($"wrote {path}");
        }

        if (!FigureFont.IsAvailable)
        {
            streams.Error.WriteLine(FigureFont.Advice);
        }
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
