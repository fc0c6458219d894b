using System.CommandLine;
using PlacementLab.Migration;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab estimate`: what each migration scheme would cost for one VM.</summary>
internal static class EstimateCommand
{
    private const string Description =
        """
        Predicts what migrating one VM would take, for all migration schemes side by side.
        Shown are total time, downtime, traffic, slow-down, energy and risk. Without --working-set the VM writes to a clean
        page each time, U(t) = min(D t, M); with it, to pages drawn from the working set, U(t) = W (1 - exp(-D t / W)).
        Sizes: B kB MB GB TB KiB MiB GiB TiB. Rates: bps kbps Mbps Gbps (also Gb/s, Gbit/s), B/s kB/s MB/s GB/s KiB/s MiB/s
        GiB/s. Times: us ms s min h.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new EstimateOptions();
        var command = new DocumentedCommand(
            "estimate",
            Description,
            new CommandExample("placementlab estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 40MiB/s", "an 8-GiB VM, all schemes"),
            new CommandExample(
                "placementlab estimate --memory 8GiB --bandwidth 1Gbps --dirty-rate 400MiB/s --working-set 1GiB --stop-rule qemu --json",
                "the same, rewriting a working set faster than the link, by QEMU's rule, as JSON"),
            new CommandExample(
                "placementlab estimate --memory 1024MiB --bandwidth 125MiB/s --dirty-rate 25MiB/s --downtime-limit 400ms --scheme pre-copy",
                "the textbook's example: 10.158 s in all, 0.328 s of downtime"));
        foreach (Option option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => Run(options.Read(parsed), streams));
        return command;
    }

    private static int Run(EstimateInputs inputs, CommandLineStreams streams)
    {
        IReadOnlyList<IMigrationModel> models = inputs.Scheme is { } scheme
            ? [MigrationModels.Create(scheme, inputs.Settings)]
            : MigrationModels.CreateAll(inputs.Settings);
        MigrationEstimate[] estimates = [.. models.Select(m => m.Estimate(inputs.Request))];
        streams.Print(() =>
        {
            if (inputs.Json)
            {
                streams.WriteJson(EstimateDocument.Of(inputs, estimates));
            }
            else
            {
                EstimateTable.Write(streams, inputs, estimates);
            }
        });
        return ExitCodes.Done;
    }
}
