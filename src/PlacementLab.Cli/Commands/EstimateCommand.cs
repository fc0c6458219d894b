using System.CommandLine;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab estimate`: one VM, what each migration scheme would cost.</summary>
internal static class EstimateCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var memory = new Option<string>("--memory") { Description = "Memory", Required = true };
        var command = new DocumentedCommand(
            "estimate",
            "Predicts what migrating one VM would take, for every scheme side by side.",
            new CommandExample("placementlab estimate --memory 8GiB", "an 8-GiB VM"));
        command.Options.Add(memory);
        command.SetAction(parsed => streams.Output.WriteLine(parsed.GetValue(memory)));
        return command;
    }
}
