using System.Collections.Immutable;
using System.CommandLine;
using System.Reflection;
using PlacementLab.Experiments.Comparison;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Consolidation;
using PlacementLab.Figures.Report;

namespace PlacementLab.Cli.Commands.Comparing;

/// <summary>`placementlab compare`: consolidation policies where migrations cost what they cost.</summary>
internal static class CompareCommand
{
    private const string Description =
        """
        Runs consolidation policies over several days by the rules physical: classic ones (a threshold or a statistic says when a host is
        overloaded), prediction in place of the detector, a solver in place of best fit, and both. Each is run with every migration scheme, and
        with migrations that cost nothing, which shows what honest costs change in the ranking. Prints means with 95 % intervals over the days and
        a paired test against the best classic policy, and writes results.csv, figures (SVG and PNG) and report.html.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new CompareOptions();
        var command = new DocumentedCommand(
            "compare",
            Description,
            new CommandExample("placementlab compare consolidation", "all days of PlanetLab if they are found, else the shipped sample"),
            new CommandExample("placementlab compare consolidation --dataset google2011-sample --days 3", "three days of the shipped sample"),
            new CommandExample("placementlab compare consolidation --policies lr-mmt-1.2,lr-mmt-1.2+cp-sat,forecast-mmt-0.9-q0.75 --schemes hybrid", "what an exact solver and what prediction give"),
            new CommandExample("placementlab compare consolidation --host-memory published --schemes pre-copy", "hosts that memory fills before CPU does"),
            new CommandExample("placementlab compare consolidation --seeds 3 --resume", "more seeds; go on after an interruption"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options, options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CompareOptions options, CompareRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        string version = typeof(CompareCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        var store = new RunStore(request.Folder, request.Resume);
        try
        {
            ImmutableArray<ComparisonBlock> blocks = options.Blocks(request);
            var runner = new ComparisonRunner(request.Settings, request.Threads, store, version);
            ComparisonStudy study = await CountedProgress.ShowAsync<ComparisonProgress, ComparisonStudy>(
                streams, Describe, progress => runner.Run(blocks, progress, cancellation));
            Show(study, request, streams);
            return ExitCodes.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"Interrupted. Finished runs are in {request.Folder}; add --resume to go on.");
            return ExitCodes.Interrupted;
        }
    }

    private static void Show(ComparisonStudy study, CompareRequest request, CommandLineStreams streams)
    {
        ComparisonTable.Write(Path.Combine(request.Folder, "results.csv"), study);
        ImmutableArray<string> figures = ComparisonFigures.Write(study, request.Folder);
        string report = Path.Combine(request.Folder, "report.html");
        ComparisonReport.Write(study, report);
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(CompareDocument.Of(study, report, figures));
                }
                else
                {
                    CompareTable.Write(streams, study, report);
                }
            },
            $"The results are in {request.Folder}.");
        if (!FigureFont.IsAvailable)
        {
            streams.Error.WriteLine(FigureFont.Advice);
        }
    }

    private static CountedRun Describe(ComparisonProgress p)
    {
        string text = $"{p.Cell.Block} {p.Cell.Policy.Name} {p.Cell.Regime.Name}";
        return new(p.Done, p.Total, text, $"{text} seed {p.Cell.Seed}", p.IsKept);
    }
}
