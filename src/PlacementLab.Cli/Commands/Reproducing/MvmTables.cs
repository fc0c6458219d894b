using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Experiments.Reproduction.Scheduling;

namespace PlacementLab.Cli.Commands.Reproducing;

/// <summary>What `placementlab reproduce mvm` prints.</summary>
internal static class MvmTables
{
    /// <summary>Prints it.</summary>
    public static void Write(CommandLineStreams streams, ImmutableArray<MvmRun> runs, string folder)
    {
        var table = new FittedTable(
            new("instance", false), new("published s", true), new("here s", true), new("shorter", true), new("bound s", true), new("bound", false, 1),
            new("proven", false), new("gap", true, 2), new("valid", false));
        foreach (MvmRun run in runs)
        {
            table.AddRow(
                run.Instance, Number(run.PublishedSeconds), Number(run.Seconds), Percent(run.Gain), Number(run.BoundSeconds), run.BoundName,
                run.IsProven ? "yes" : "no", Percent(run.Gap), run.IsValid ? "yes" : "no");
        }

        table.Write(streams);
        foreach (MvmRun run in runs.Where(r => !r.IsValid))
        {
            streams.Output.WriteLine($"{run.Instance}: {run.Fault}");
        }

        foreach (MvmRun run in runs.Where(r => r.PublishedFault.Length > 0))
        {
            streams.Output.WriteLine($"{run.Instance}, published plan: {run.PublishedFault}");
        }

        streams.Output.WriteLine(
            $"{runs.Length} instances: {runs.Count(r => r.IsValid)} valid, {runs.Count(r => r.Seconds <= r.PublishedSeconds)} no longer than published, "
            + $"{runs.Count(r => r.IsProven)} proven shortest, {Percent(runs.Average(r => r.Gain))} shorter on average");
        streams.Output.WriteLine($"Results and figures: {folder}");
    }

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);
}
