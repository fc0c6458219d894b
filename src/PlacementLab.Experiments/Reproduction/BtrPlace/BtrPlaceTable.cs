using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Reproduction.BtrPlace;

/// <summary>Writes the rows as a CSV file.</summary>
public static class BtrPlaceTable
{
    private const string Header = "instance,hosts,vms,constraints,violated_at_first,started,moved,fewest_moves,violations,read_seconds,seconds";

    /// <summary>Writes the file, complete or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<BtrPlaceRow> rows) => AtomicFile.WriteText(
        path, Header + "\n" + string.Concat(rows.Select(r => string.Create(
            CultureInfo.InvariantCulture,
            $"{r.Instance},{r.Hosts},{r.Vms},{r.Constraints},{r.ViolatedAtFirst},{r.Started},{r.Moved},{r.FewestMoves},{r.Violations},{r.ReadSeconds:0.###},{r.Seconds:0.###}\n"))));
}
