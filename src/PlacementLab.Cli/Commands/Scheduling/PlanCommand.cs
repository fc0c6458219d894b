using System.Collections.Immutable;
using System.CommandLine;
using PlacementLab.Figures;
using PlacementLab.Simulation;
using PlacementLab.Traces.Plans;

namespace PlacementLab.Cli.Commands.Scheduling;

/// <summary>`placementlab plan`: starts and bandwidths for moves whose destinations are fixed.</summary>
internal static class PlanCommand
{
    private const string Description =
        """
        Plans migrations whose destinations are fixed: start, end and one bandwidth for each, so that memory fits on both sides at all times
        and no direction of a link is overbooked.
        The exact scheduler proves how good the plan is; the gap is to the lower bound that is named. Where VMs wait for one another in a
        circle, one of them makes a detour over a spare host. Exit code 1 if not every move could be planned.
        """;

    /// <summary>Creates the command.</summary>
    /// <param name="streams">Where it writes.</param>
    public static Command Create(CommandLineStreams streams)
    {
        var options = new PlanOptions();
        var command = new DocumentedCommand(
            "plan",
            Description,
            new CommandExample("placementlab plan random.1.json", "the shortest plan of an instance of mVM"),
            new CommandExample("placementlab plan random.1.json --objective makespan=1,ends=0.1 --out plan.json", "a weighted objective; plan file and chart"),
            new CommandExample("placementlab plan plan.json --dirty-rate 40MiB/s --json", "plan the moves of a plan file anew, for programs"));
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(options.Read(parsed), streams, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(PlanRequest request, CommandLineStreams streams, CancellationToken cancellation)
    {
        PlanOutcome outcome = await Task.Run(() => PlanMaker.Make(request, PlanSources.Read(request), cancellation), CancellationToken.None);
        ImmutableArray<string> written = request.Out is { } path ? Write(path, outcome) : [];
        streams.Print(
            () =>
            {
                if (request.Json)
                {
                    streams.WriteJson(PlanReport.Of(outcome, request.ObjectiveName));
                    return;
                }

                PlanTable.Write(streams, outcome);
                if (written.Length > 0)
                {
                    streams.Output.WriteLine($"written: {string.Join(", ", written)}");
                }
            },
            written.IsEmpty ? "" : $"The plan is in {written[0]}.");
        if (cancellation.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync("Interrupted; this is the best plan so far.");
            return ExitCodes.Interrupted;
        }

        return outcome.IsValid ? ExitCodes.Done : ExitCodes.NegativeResult;
    }

    private static ImmutableArray<string> Write(string path, PlanOutcome outcome)
    {
        PlanFile.Write(path, outcome.Problem, outcome.Result.Plan);
        Figure figure = PlanFigure.Draw(new PlanRecord(0, outcome.Problem, outcome.Result.Plan), outcome.Source.Name, FigureStyle.Light);
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        return [path, .. FigureFiles.WriteAs(figure, Path.Combine(folder, Path.GetFileNameWithoutExtension(path)))];
    }
}
