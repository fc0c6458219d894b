using System.Collections.Immutable;

namespace PlacementLab.Experiments.Reproduction.Packing;

/// <summary>The runs of a class together.</summary>
/// <param name="Set">The set.</param>
/// <param name="Class">The class; "all" for the whole set.</param>
/// <param name="Problems">Runs.</param>
/// <param name="Reached">Runs that reached the known optimum.</param>
/// <param name="Proven">Runs that proved it by the solver's own bound.</param>
/// <param name="MeanSeconds">Mean time in s.</param>
/// <param name="MostSeconds">Longest time in s.</param>
/// <param name="WorstGap">Largest (bins − optimum) / optimum.</param>
/// <param name="Faults">Runs with a fault.</param>
public sealed record PackingClassRow(
    string Set, string Class, int Problems, int Reached, int Proven, double MeanSeconds, double MostSeconds, double WorstGap, int Faults)
{
    /// <summary>Share of the runs that reached the known optimum.</summary>
    public double ShareReached => (double)Reached / Problems;

    /// <summary>A row for each class of each set, then one for the set, in the order of the runs.</summary>
    /// <param name="runs">The runs.</param>
    public static ImmutableArray<PackingClassRow> Of(IEnumerable<PackingRun> runs) =>
        [.. runs.GroupBy(r => r.Set).SelectMany(set => set.GroupBy(r => r.Class).Select(c => RowOf(set.Key, c.Key, [.. c])).Append(RowOf(set.Key, "all", [.. set])))];

    private static PackingClassRow RowOf(string set, string name, PackingRun[] runs) => new(
        set, name, runs.Length, runs.Count(r => r.IsReached), runs.Count(r => r.IsProven), runs.Average(r => r.Seconds), runs.Max(r => r.Seconds),
        runs.Max(r => r.Gap), runs.Count(r => r.Fault.Length > 0));
}
