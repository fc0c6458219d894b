using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PlacementLab.Cli.Commands.Estimating;
using PlacementLab.Experiments.Reproduction.Roadef;
using PlacementLab.Figures;
using PlacementLab.Figures.Placement;
using PlacementLab.Placement;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce roadef`: Google's machine-reassignment challenge, against its winner.</summary>
internal static class ReproduceRoadefCommand
{
    private const string Description =
        """
        Solves the machine-reassignment instances of the ROADEF/EURO challenge 2012 and holds the costs against its winner.
        Score = 100 · (cost − best seen) / initial cost, as in the challenge; 300 s an instance were allowed there. An independent checker
        judges every answer. Exit code 1 if one breaks a constraint.
        """;

    private static readonly TimeSpan _usual = TimeSpan.FromSeconds(300);
    private static readonly TimeSpan _quick = TimeSpan.FromSeconds(5);

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new InstanceStudyOptions("roadef", "The ten instances of the a-set with 5 s each");
        Option<string?> timeLimit = OptionValues.Text("--time-limit", "TIME", "Time for each instance [default: 300s; with --quick 5s]");
        Option<string?> iterations = OptionValues.Text("--iterations", "N", "Moves for each instance instead of a time: the same costs on every machine");
        var command = new DocumentedCommand(
            "roadef",
            Description,
            new CommandExample("placementlab reproduce roadef", "15 instances, 300 s each: 75 minutes"),
            new CommandExample("placementlab reproduce roadef --quick", "the a-set in less than a minute"),
            new CommandExample("placementlab reproduce roadef --instances a2_2,a2_5 --time-limit 60s", "two instances"));
        options.AddTo(command);
        command.Options.Add(timeLimit);
        command.Options.Add(iterations);
        command.SetAction((parsed, cancellation) =>
        {
            OptionValues.Excludes(parsed, iterations, "moves stand in place of a time", timeLimit);
            InstanceStudyRequest request = options.Read(parsed);
            int? moves = OptionValues.Count(parsed, iterations, (1, int.MaxValue), "Use a number such as 100000000.");
            TimeSpan time = OptionValues.Time(parsed, timeLimit) ?? (request.IsQuick ? _quick : _usual);
            return RunAsync(request, new StoppingCriterion { TimeLimit = moves is null ? time : null, IterationLimit = moves }, streams, cancellation);
        });
        return command;
    }

    private static Task<int> RunAsync(InstanceStudyRequest request, StoppingCriterion stop, CommandLineStreams streams, CancellationToken cancellation)
    {
        ImmutableArray<string> all = [.. RoadefReference.All.Select(k => k.Instance).Where(i => !request.IsQuick || i.StartsWith('a'))];
        var study = new RoadefStudy(request.Choose(all), stop, request.Threads, request.Seed);
        return InstanceStudyRun.RunAsync(study, (request, 1), rows => Finish(request, rows, streams), streams, cancellation);
    }

    private static int Finish(InstanceStudyRequest request, ImmutableArray<RoadefRow> rows, CommandLineStreams streams)
    {
        RoadefTable.Write(Path.Combine(request.Folder, "results.csv"), rows);
        ImmutableArray<string> figures = FigureFiles.Write([GapOverTimeFigure.Draw(rows, FigureStyle.Light)], request.Folder)
            .AddRange(FigureFiles.Write([GapOverTimeFigure.Draw(rows, FigureStyle.Dark)], request.Folder, "-dark"));
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(RoadefDocument.Of(rows, figures));
                }
                else
                {
                    Print(rows, request.Folder, streams);
                }
            },
            $"The results are in {request.Folder}.");
        return rows.All(r => r.Violations == 0) ? ExitCodes.Done : ExitCodes.NegativeResult;
    }

    private static void Print(ImmutableArray<RoadefRow> rows, string folder, CommandLineStreams streams)
    {
        var table = new FittedTable(
            new("instance", false), new("VMs", true, 4), new("hosts", true, 4), new("cost", true), new("best seen", true, 1), new("winner S41", true, 2),
            new("score", true), new("S41's score", true, 3), new("gap to bound", true, 5), new("seconds", true, 6), new("valid", false));
        foreach (RoadefRow row in rows)
        {
            table.AddRow(
                row.Instance, Text(row.Vms, "#,##0"), Text(row.Hosts, "#,##0"), Text(row.Cost, "#,##0"), Text(row.Known.BestSeen, "#,##0"),
                Text(row.Known.Winner, "#,##0"), Text(row.Score, "0.000"), Text(row.WinnerScore, "0.000"), Text(row.Gap, "P2"), Text(row.Seconds, "0"),
                row.Violations == 0 ? "yes" : $"{row.Violations} violations");
        }

        table.AddRow("sum", "", "", "", "", "", Text(rows.Sum(r => r.Score), "0.000"), Text(rows.Sum(r => r.WinnerScore), "0.000"), "", Text(rows.Sum(r => r.Seconds), "0"), "");
        table.Write(streams);
        streams.Output.WriteLine("Score: 100 · (cost − best seen) / initial cost, lower is better. Gap: to the aggregate lower bound, which takes all hosts for one.");
        streams.Output.WriteLine($"Results and figure: {folder}");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
