using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>Writes the runs as a CSV file, a line for each problem.</summary>
public static class PackingTable
{
    private const string Header =
        "set,class,instance,resources,items,types,optimum,bins,lower_bound,bound_name,reached,proven,gap,seconds,seconds_to_best,iterations,found_by,fault";

    /// <summary>Writes the file, complete or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="runs">The runs.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<PackingRun> runs) => AtomicFile.WriteText(path, Header + "\n" + string.Concat(runs.Select(Line)));

    private static string Line(PackingRun run) => string.Join(
        ',',
        [
            run.Set, run.Class, run.Name, Text(run.Dimensions), Text(run.Items), Text(run.Types), Text(run.Optimum), Text(run.Bins), Text(run.LowerBound),
            Quoted(run.BoundName), run.IsReached ? "1" : "0", run.IsProven ? "1" : "0", Text(run.Gap), Text(Math.Round(run.Seconds, 4)),
            Text(Math.Round(run.SecondsToBest, 4)), Text(run.Iterations), Quoted(run.FoundBy), Quoted(run.Fault),
        ]) + "\n";

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;

    private static string Text<T>(T value)
        where T : IFormattable => value.ToString(null, CultureInfo.InvariantCulture);
}
