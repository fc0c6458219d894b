using System.Collections.Immutable;
using System.CommandLine;
using System.Reflection;
using PlacementLab.Experiments.Reproduction.Packing;
using PlacementLab.Experiments.Results;
using PlacementLab.Figures;
using PlacementLab.Figures.Packing;
using PlacementLab.Optimization.Packing;

namespace PlacementLab.Cli.Commands.Reproducing.Packing;

/// <summary>`placementlab reproduce vectorpack` and `bpplib`: the published packing instances against their known optima.</summary>
internal static class PackingReproduction
{
    private const int QuickCount = 60;

    /// <summary>Creates the command for vector bin packing.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command CreateVectorpack(CommandLineStreams streams) => Create(
        PackingSets.Vectorpack, "Vector bin packing, 3 to 10 resources: the sets New and Panigrahy, 1,926 instances with a known optimum.", streams);

    /// <summary>Creates the command for one-dimensional bin packing.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command CreateBpplib(CommandLineStreams streams) => Create(
        PackingSets.Bpplib, "One-dimensional bin packing: the classic sets of BPPLIB, 1,615 instances.", streams);

    private static Command Create(string sets, string subject, CommandLineStreams streams)
    {
        string description =
            $"""
            {subject}
            Every packing is checked independently and held against the published optimum. Prints for each class how many optima were
            reached and proven, times and the worst gap; writes results.csv with every instance and a figure of the share reached over time.
            Exit code 1 if a packing is invalid, or a packing or bound contradicts a published optimum.
            """;
        var options = new PackingOptionSet(sets);
        var command = new DocumentedCommand(
            sets,
            description,
            new CommandExample($"placementlab reproduce {sets} --quick", "a sample of every class"),
            new CommandExample($"placementlab reproduce {sets} --threads 2", "all instances, two at a time"),
            new CommandExample($"placementlab reproduce {sets} --resume", "go on after an interruption"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(PackingRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        string version = typeof(PackingReproduction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        ImmutableArray<PackingCase> cases = PackingSets.Load(request.Sets, request.Data);
        cases = request.Quick ? PackingSets.Sample(cases, QuickCount, request.Seed) : cases;
        var settings = new PackingRunSettings(version, request.Seed, request.TimeLimit, request.Threads);
        var runner = new PackingRunner(new PackingSolver(), settings, new RunStore(request.Folder, request.Resume));
        try
        {
            ImmutableArray<PackingRun> runs = await CountedProgress.ShowAsync<PackingProgress, ImmutableArray<PackingRun>>(
                streams, Describe, progress => runner.Run(cases, progress, cancellation));
            Report(request, runs, streams);
            return runs.Any(r => r.Fault.Length > 0) ? ExitCodes.NegativeResult : ExitCodes.Done;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"Interrupted. Finished runs are in {request.Folder}; add --resume to go on.");
            return ExitCodes.Interrupted;
        }
    }

    private static void Report(PackingRequest request, ImmutableArray<PackingRun> runs, CommandLineStreams streams)
    {
        PackingTable.Write(Path.Combine(request.Folder, "results.csv"), runs);
        ImmutableArray<string> figures = PackingFigures.Write(runs, request.Folder);
        ImmutableArray<PackingClassRow> rows = PackingClassRow.Of(runs);
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(new PackingDocument(request.Sets, request.Quick, request.Seed, request.TimeLimit.TotalSeconds, rows, runs, figures));
                }
                else
                {
                    PackingReport.Write(streams, rows, runs, request.Folder);
                }
            },
            $"The results are in {request.Folder}.");
        if (!FigureFont.IsAvailable)
        {
            streams.Error.WriteLine(FigureFont.Advice);
        }
    }

    private static CountedRun Describe(PackingProgress p) => new(
        p.Done, p.Total, $"{p.Run.Set} {p.Run.Name}",
        $"{p.Run.Set} {p.Run.Name}: {p.Run.Bins} bins, optimum {p.Run.Optimum}{(p.Run.IsProven ? ", proven" : p.Run.IsReached ? ", reached" : "")}", p.IsKept);
}
