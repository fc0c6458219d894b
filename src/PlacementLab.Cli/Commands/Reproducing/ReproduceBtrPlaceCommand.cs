using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PlacementLab.Experiments.Reproduction.BtrPlace;
using PlacementLab.Figures;
using PlacementLab.Figures.Placement;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>`placementlab reproduce btrplace`: the published performance instances of BtrPlace.</summary>
internal static class ReproduceBtrPlaceCommand
{
    private const string Description =
        """
        Repairs the published performance instances of BtrPlace (5,000 hosts, 15,000 to 30,000 VMs, thousands of constraints): every
        constraint is to hold and as few VMs as possible are to move. Published for the largest: 180 s, 30 s in parts.
        An independent checker judges every answer. Exit code 1 if one breaks a constraint.
        """;

    private static readonly TimeSpan _timeLimit = TimeSpan.FromSeconds(60);

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new InstanceStudyOptions("btrplace", "Only the largest two, li6 and nr6");
        var command = new DocumentedCommand(
            "btrplace",
            Description,
            new CommandExample("placementlab reproduce btrplace", "eight instances in less than a minute"),
            new CommandExample("placementlab reproduce btrplace --quick --json", "the largest two, for programs"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static Task<int> RunAsync(InstanceStudyRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        ImmutableArray<string> all = [.. BtrPlaceStudy.All.Where(i => !request.IsQuick || i.EndsWith('6'))];
        var study = new BtrPlaceStudy(request.Choose(all), _timeLimit, request.Threads, request.Seed);
        return InstanceStudyRun.RunAsync(study, (request, 1), rows => Finish(request, rows, streams), streams, cancellation);
    }

    private static int Finish(InstanceStudyRequest request, ImmutableArray<BtrPlaceRow> rows, CommandLineStreams streams)
    {
        BtrPlaceTable.Write(Path.Combine(request.Folder, "results.csv"), rows);
        ImmutableArray<string> figures = FigureFiles.Write([RepairTimeFigure.Draw(rows, FigureStyle.Light)], request.Folder)
            .AddRange(FigureFiles.Write([RepairTimeFigure.Draw(rows, FigureStyle.Dark)], request.Folder, "-dark"));
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(BtrPlaceDocument.Of(rows, figures));
                }
                else
                {
                    Print(rows, request.Folder, streams);
                }
            },
            $"The results are in {request.Folder}.");
        return rows.All(r => r.IsValid) ? ExitCodes.Done : ExitCodes.NegativeResult;
    }

    private static void Print(ImmutableArray<BtrPlaceRow> rows, string folder, CommandLineStreams streams)
    {
        var table = new FittedTable(
            new("instance", false), new("hosts", true, 4), new("VMs", true, 3), new("constraints", true, 2), new("broken at first", true, 1),
            new("started", true, 5), new("moved", true), new("fewest", true), new("read s", true, 6), new("all s", true), new("valid", false));
        foreach (BtrPlaceRow row in rows)
        {
            table.AddRow(
                row.Instance, Text(row.Hosts, "#,##0"), Text(row.Vms, "#,##0"), Text(row.Constraints, "#,##0"), Text(row.ViolatedAtFirst, "#,##0"),
                Text(row.Started, "#,##0"), Text(row.Moved, "#,##0"), Text(row.FewestMoves, "#,##0"), Text(row.ReadSeconds, "0.0"), Text(row.Seconds, "0.0"),
                row.IsValid ? "yes" : $"{row.Violations} violations");
        }

        table.Write(streams);
        streams.Output.WriteLine("Started: VMs that are on no host at first. Fewest: lower bound on the VMs that have to move. All s: reading, solving and checking.");
        streams.Output.WriteLine($"Results and figure: {folder}");
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
