using System.Collections.Immutable;
using System.CommandLine;
using PlacementLab.Experiments.Validation.Testbed;
using PlacementLab.Testbed.Measuring;
using PlacementLab.Testbed.Plans;
using PlacementLab.Testbed.Requirements;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab measure`: real migrations of real virtual machines on this host.</summary>
internal static class MeasureCommand
{
    private const string Description =
        """
        Measures real live migrations with QEMU on this machine: guests with a controlled writer move over a link of a given rate,
        by every scheme that QEMU has. Each row is written as soon as it is there; after each migration the guest must be alive
        and its memory uncorrupted. Beside each row stands what the model says of it from what was known before. Needs QEMU 9 or later, a Linux kernel image and gcc from Debian packages; what is missing is named with
        the command that installs it. Exit code 1 if a migration could not be measured or a guest came to harm.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new MeasureOptions();
        var command = new DocumentedCommand(
            "measure",
            Description,
            new CommandExample("placementlab measure --quick", "every scheme on a small guest, in less than four minutes"),
            new CommandExample("placementlab measure --print-plan > mine.yaml && placementlab measure --plan mine.yaml --out mine", "a plan of your own"),
            new CommandExample("placementlab measure --plan mine.yaml --out mine --resume", "go on after an interruption"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(MeasureRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        if (request.PrintPlan)
        {
            await streams.Output.WriteAsync(PlanFile.CampaignText);
            return ExitCodes.Done;
        }

        var folder = new MeasurementFolder(request.Folder, request.Plan, request.Resume);
        var campaign = new Campaign(request.Plan, folder, ToolSearch.OnThisMachine(), TimeProvider.System);
        CampaignResult result;
        try
        {
            result = await MeasureProgress.ShowAsync(streams, progress => campaign.Run(progress, cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"Interrupted. Rows measured before are in {request.Folder}; add --resume to go on.");
            return ExitCodes.Interrupted;
        }

        ImmutableDictionary<string, TestbedPrediction> predictions = TestbedPredictions.Of(request.Folder);
        if (request.Json)
        {
            streams.WriteJson(MeasureDocument.Of(request.Plan, folder, result, predictions));
        }
        else
        {
            MeasureTable.Write(streams, folder, result, predictions);
        }

        return result.IsSound ? ExitCodes.Done : ExitCodes.NegativeResult;
    }
}
