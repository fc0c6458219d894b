using System.CommandLine;
using System.Diagnostics;
using PlacementLab.Experiments.Results;
using PlacementLab.Experiments.Running;
using PlacementLab.Experiments.Specs;
using PlacementLab.Figures;
using PlacementLab.Traces;

namespace PlacementLab.Cli.Commands;

/// <summary>`placementlab run`: the main job, from a trace to a scored comparison of policies and schemes.</summary>
internal static class RunCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new RunOptions();
        var command = new DocumentedCommand(
            "run",
            "Predicts which hosts will overload, decides which VMs move where, plans and simulates the migrations by every "
                + "scheme, scores the policies and writes a report with figures. Without arguments it does so on the shipped sample.",
            new CommandExample("placementlab run", "ten days of Google cluster load, shipped with the tool"),
            new CommandExample("placementlab run --goal consolidate --seed 7 --out results", "another goal, seed and folder"),
            new CommandExample("placementlab run --dataset planetlab/20110303", "1,052 PlanetLab VMs on 800 hosts (see `placementlab datasets`)"),
            new CommandExample("placementlab run --print-spec > mine.yaml && placementlab run mine.yaml", "your own experiment"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(RunRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        if (request.PrintSpec)
        {
            streams.Print(() => streams.Output.Write(SpecFile.ShippedText));
            return ExitCodes.Done;
        }

        var experiment = new Experiment(request.Spec);
        LoadedDataset data = DatasetCatalog.Load(request.Spec.Dataset);
        var folder = new ResultFolder(request.Folder);
        RunRecord record = await RecordedAsync(request, streams, folder, progress =>
        {
            ExperimentResult result = experiment.Run(data, progress, cancellation);
            folder.Write(result);
            progress.Report(new StageProgress(RunProgress.Report, 1));
            return (result, data.Checksum);
        });
        streams.Print(() => Print(request, record, folder, streams), $"The results are complete: {folder.ReportPath}.");
        foreach (string note in RunNotes.Of(record, request.Json, FigureFont.IsAvailable))
        {
            await streams.Error.WriteLineAsync(note);
        }

        return ExitCodes.Done;
    }

    private static async Task<RunRecord> RecordedAsync(
        RunRequest request, CommandLineStreams streams, ResultFolder folder, Func<IProgress<StageProgress>, (ExperimentResult Result, string Checksum)> work)
    {
        long began = Stopwatch.GetTimestamp();
        var recorder = new RunRecorder(request.Spec, folder);
        try
        {
            folder.WriteSpec(SpecFile.ToText(request.Spec));
            (ExperimentResult result, string checksum) = await RunProgress.ShowAsync(streams, work);
            return recorder.Completed(result, checksum, Stopwatch.GetElapsedTime(began));
        }
        catch (Exception failure)
        {
            recorder.Ended(failure, Stopwatch.GetElapsedTime(began));
            throw;
        }
    }

    private static void Print(RunRequest request, RunRecord record, ResultFolder folder, CommandLineStreams streams)
    {
        if (request.Json)
        {
            streams.WriteJson(RunDocument.Of(record, folder.ReportPath));
        }
        else
        {
            RunTable.Print(record, folder.ReportPath, streams);
        }
    }
}
