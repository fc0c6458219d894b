using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Experiments.Reproduction.Packing;

namespace PlacementLab.Cli.Commands.Reproducing.Packing;

/// <summary>What `placementlab reproduce vectorpack` and `bpplib` print: a row for each class, what was not reached, and faults.</summary>
internal static class PackingReport
{
    private const int MostListed = 40;

    /// <summary>Prints it.</summary>
    public static void Write(CommandLineStreams streams, ImmutableArray<PackingClassRow> rows, ImmutableArray<PackingRun> runs, string folder)
    {
        var table = new FittedTable(
            new("set", false), new("class", false), new("instances", true), new("reached", true), new("reached %", true), new("proven", true),
            new("mean s", true, 2), new("longest s", true, 1), new("worst gap %", true));
        foreach (PackingClassRow row in rows)
        {
            table.AddRow(
                row.Set, row.Class, Text(row.Problems, "N0"), Text(row.Reached, "N0"), Text(100 * row.ShareReached, "N1"), Text(row.Proven, "N0"),
                Text(row.MeanSeconds, "N2"), Text(row.MostSeconds, "N2"), Text(100 * row.WorstGap, "N2"));
        }

        table.Write(streams);
        WriteMissed(streams, [.. runs.Where(r => !r.IsReached && r.Fault.Length == 0)]);
        foreach (PackingRun run in runs.Where(r => r.Fault.Length > 0))
        {
            streams.Output.WriteLine($"fault: {run.Set} {run.Name}: {run.Fault}");
        }

        streams.Output.WriteLine($"Results and figure: {folder}");
    }

    private static void WriteMissed(CommandLineStreams streams, PackingRun[] missed)
    {
        foreach (PackingRun run in missed.Take(MostListed))
        {
            streams.Output.WriteLine(
                $"not reached: {run.Set} {run.Name}: {run.Bins} bins, optimum {run.Optimum}, bound {run.LowerBound} ({run.BoundName})");
        }

        if (missed.Length > MostListed)
        {
            streams.Output.WriteLine($"… and {missed.Length - MostListed} more in results.csv.");
        }
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
