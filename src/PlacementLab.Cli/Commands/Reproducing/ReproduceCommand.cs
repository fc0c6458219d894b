using System.Collections.Immutable;
using System.CommandLine;
using System.Reflection;
using PlacementLab.Cli.Commands.Reproducing.Packing;
using PlacementLab.Experiments.Reproduction;
using PlacementLab.Experiments.Reproduction.Comparing;
using PlacementLab.Experiments.Reproduction.Quirks;
using PlacementLab.Figures;
using PlacementLab.Figures.Consolidation;
using PlacementLab.Traces.CloudSim;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce`: the published consolidation experiment, held against the original to the last digit.</summary>
internal static class ReproduceCommand
{
    private const string Description =
        """
        Runs the published consolidation experiment and holds it against the figures of CloudSim 3.0.3, to the last digit of each double.
        Every row of the reference is run: energy, migrations, SLA metrics and times, and where the reference has them the state at each
        interval and the first placement. Without a reference, or on days that it does not know, the published policies run and their
        metrics are printed. With --quirks every quirk of the release is made sensible alone, then all together: what is each worth,
        and does the ranking of the policies survive? Exit code 1 if anything differs.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new ReproduceOptions();
        var command = new DocumentedCommand(
            "reproduce",
            Description,
            new CommandExample("placementlab reproduce cloudsim", "every row of the reference; prints the differences and draws the papers' figures"),
            new CommandExample("placementlab reproduce cloudsim --days all --policies lr-mmt-1.2,thr-mmt-0.8 --out both", "two policies on all days"),
            new CommandExample("placementlab reproduce cloudsim --resume", "go on after an interruption"),
            new CommandExample("placementlab reproduce cloudsim --quirks", "what each quirk of the release is worth"));
        options.AddTo(command);
        command.Subcommands.Add(PackingReproduction.CreateVectorpack(streams));
        command.Subcommands.Add(PackingReproduction.CreateBpplib(streams));
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ReproduceRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        string version = typeof(ReproduceCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var days = new StudyDays();
        var runner = new StudyRunner(days, new StudyFolder(request.Folder, version, request.Resume), request.Threads);
        Task<ImmutableArray<StudyRun>> Run(ImmutableArray<StudyCell> cells) =>
            ReproduceProgress.ShowAsync(streams, progress => runner.Run(cells, progress, cancellation));
        try
        {
            return request.Quirks ? await ShowQuirksAsync(request, Run, streams) : await CompareAsync(request, Run, days, streams);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"Interrupted. Finished runs are in {request.Folder}; add --resume to go on.");
            return ExitCodes.Interrupted;
        }
    }

    private static async Task<int> CompareAsync(
        ReproduceRequest request, Func<ImmutableArray<StudyCell>, Task<ImmutableArray<StudyRun>>> run, StudyDays days, CommandLineStreams streams)
    {
        ReproductionPlan plan = ReproductionPlan.Of(ReferenceOf(request), request.Days, request.Policies);
        ReproductionReport report = ReferenceComparison.Of(plan, await run(plan.Cells), days);
        StudyTable.Write(Path.Combine(request.Folder, "results.csv"), report.Runs);
        ImmutableArray<string> figures = ConsolidationFigures.Write(report.Runs, request.Folder);
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(ReproduceDocument.Of(report, figures));
                }
                else
                {
                    ReproduceTables.Write(streams, report, request.Folder);
                }
            },
            $"The results are in {request.Folder}.");
        AdviseFont(streams);
        return report.Differences.Any() ? ExitCodes.NegativeResult : ExitCodes.Done;
    }

    private static async Task<int> ShowQuirksAsync(
        ReproduceRequest request, Func<ImmutableArray<StudyCell>, Task<ImmutableArray<StudyRun>>> run, CommandLineStreams streams)
    {
        ImmutableArray<StudyRun> runs = await run(QuirkStudy.CellsOf(request.Days, request.Policies));
        var study = new QuirkStudy(request.Days, request.Policies, runs);
        StudyTable.Write(Path.Combine(request.Folder, "quirks.csv"), runs);
        ImmutableArray<string> figures = ConsolidationFigures.Write(study, request.Folder);
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(QuirkDocument.Of(study, runs, figures));
                }
                else
                {
                    QuirkTables.Write(streams, study, request.Folder);
                }
            },
            $"The results are in {request.Folder}.");
        AdviseFont(streams);
        return ExitCodes.Done;
    }

    private static CloudSimReference? ReferenceOf(ReproduceRequest request) =>
        request.Reference is { } given ? CloudSimReferenceReader.Read(given, StudyMetric.Columns)
        : File.Exists(CloudSimReferenceReader.DefaultPath) ? CloudSimReferenceReader.Read(CloudSimReferenceReader.DefaultPath, StudyMetric.Columns)
        : null;

    private static void AdviseFont(CommandLineStreams streams)
    {
        if (!FigureFont.IsAvailable)
        {
            streams.Error.WriteLine(FigureFont.Advice);
        }
    }
}
