using System.Collections.Immutable;
using PlacementLab.Experiments.Reproduction.Scheduling;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Scheduling;
using PlacementLab.Traces.Mvm;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce mvm`: the published migration plans against exact ones.</summary>
internal static class MvmReproduction
{
    /// <summary>Runs the set.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="streams">Where to write.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="cancellation">Cancelled when the user interrupts.</param>
    public static async Task<int> RunAsync(MvmRequest request, CommandLineStreams streams, string version, CancellationToken cancellation)
    {
        ImmutableArray<string> files = MvmFile.ListFolder(request.Instances);
        var study = new MvmStudy(new RunStore(request.Folder, request.Resume), version, request.Work);
        try
        {
            ImmutableArray<MvmRun> runs = await CountedProgress.ShowAsync<MvmProgress, ImmutableArray<MvmRun>>(
                streams, Describe, progress => study.Run(files, request.Threads, progress, cancellation));
            MvmTable.Write(Path.Combine(request.Folder, "results.csv"), runs);
            ImmutableArray<string> figures = SchedulingFigures.Write(runs, request.Folder);
            streams.Print(() => Write(runs, figures, request, streams), $"The results are in {request.Folder}.");
            if (!FigureFont.IsAvailable)
            {
                await streams.Error.WriteLineAsync(FigureFont.Advice);
            }

            return runs.All(r => r.IsValid && r.Seconds <= r.PublishedSeconds) ? ExitCodes.Done : ExitCodes.NegativeResult;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"Interrupted. Finished runs are in {request.Folder}; add --resume to go on.");
            return ExitCodes.Interrupted;
        }
    }

    private static CountedRun Describe(MvmProgress p) => new(p.Done, p.Total, p.Run.Instance, p.Run.Instance, p.IsKept);

    private static void Write(ImmutableArray<MvmRun> runs, ImmutableArray<string> figures, MvmRequest request, CommandLineStreams streams)
    {
        if (request.Json)
        {
            streams.WriteJson(MvmReport.Of(runs, figures));
        }
        else
        {
            MvmTables.Write(streams, runs, request.Folder);
        }
    }
}
