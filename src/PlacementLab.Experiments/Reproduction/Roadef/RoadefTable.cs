using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Reproduction.Roadef;

/// <summary>Writes the rows as a CSV file.</summary>
public static class RoadefTable
{
    private const string Header = "instance,vms,hosts,initial_cost,cost,best_seen,s41,score,s41_score,bound,violations,iterations,seconds";

    /// <summary>Writes the file, complete or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<RoadefRow> rows) => AtomicFile.WriteText(
        path, Header + "\n" + string.Concat(rows.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Instance},{r.Vms},{r.Hosts},{r.InitialCost},{r.Cost},{r.Known.BestSeen},{r.Known.Winner},{r.Score:R},{r.WinnerScore:R},{r.Bound},{r.Violations},{r.Iterations},{r.Seconds:0.###}\n"))));
}
