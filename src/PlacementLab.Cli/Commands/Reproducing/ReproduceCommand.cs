using System.CommandLine;
using PlacementLab.Cli.Commands.Reproducing.Packing;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce`: published results, run here.</summary>
internal static class ReproduceCommand
{
    private const string Description =
        """
        Runs a published experiment or set of instances here and holds it against what is known of it.
        Every study writes a table and figures, shows its progress and goes on after an interruption with --resume.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var command = new DocumentedCommand(
            "reproduce",
            Description,
            new CommandExample("placementlab reproduce cloudsim", "the published consolidation experiment, to the last digit"),
            new CommandExample("placementlab reproduce roadef --quick", "Google's machine-reassignment challenge, against its winner"),
            new CommandExample("placementlab reproduce mvm", "published migration plans against exact ones"),
            new CommandExample("placementlab reproduce bpplib --quick", "bin packing with known optima"));
        command.Subcommands.Add(ReproduceCloudSimCommand.Create(streams));
        command.Subcommands.Add(ReproduceRoadefCommand.Create(streams));
        command.Subcommands.Add(PackingReproduction.CreateVectorpack(streams));
        command.Subcommands.Add(PackingReproduction.CreateBpplib(streams));
        command.Subcommands.Add(ReproduceMvmCommand.Create(streams));
        command.Subcommands.Add(ReproduceBtrPlaceCommand.Create(streams));
        return command;
    }
}
