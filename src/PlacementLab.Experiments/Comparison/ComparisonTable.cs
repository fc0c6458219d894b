using System.Globalization;
using PlacementLab.Traces.Files;

namespace PlacementLab.Experiments.Comparison;

/// <summary>Writes every run of a comparison as a CSV file with all digits.</summary>
public static class ComparisonTable
{
    /// <summary>Writes the file, complete or not at all: a line for each day, policy, regime and seed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="study">The comparison.</param>
    /// <exception cref="InvalidInputException">It cannot be written.</exception>
    public static void Write(string path, ComparisonStudy study)
    {
        IEnumerable<string> lines =
            from block in study.Blocks
            from policy in study.Settings.Policies
            from regime in study.Settings.Regimes
            from seed in study.Settings.Seeds
            select Line(study, [block.Name, block.Training?.Name ?? "", policy.Name, regime.Name, Number(seed)], study.RunOf(block, policy, regime, seed));
        AtomicFile.WriteText(path, string.Join(',', ["day", "trained_on", "policy", "migrations_cost", "seed", .. ComparisonMeasure.All.Select(m => m.Column)]) + "\n" + string.Concat(lines));
    }

    private static string Line(ComparisonStudy study, IEnumerable<string> names, ComparisonRun run) =>
        string.Join(',', [.. names.Select(Quoted), .. ComparisonMeasure.All.Select(m => Number(m.ValueOf(run, study.Settings.Prices)))]) + "\n";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
