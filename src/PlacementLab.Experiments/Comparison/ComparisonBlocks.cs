using System.Collections.Immutable;
using System.Globalization;
using PlacementLab.Demand;
using PlacementLab.Traces;

namespace PlacementLab.Experiments.Comparison;

/// <summary>
/// The days of a comparison. Data sets of a day each are taken in ordinal order of their names, and forecasters learn on the day before; for
/// the first there is none, so there they learn on the second. A data set of several days is cut into days, the first of which is only
/// learned on.
/// </summary>
public static class ComparisonBlocks
{
    private const int DaysToCut = 2;

    /// <summary>The days of some data sets.</summary>
    /// <param name="datasets">The data sets.</param>
    /// <exception cref="InvalidInputException">There is none, or days differ in step or length.</exception>
    public static ImmutableArray<ComparisonBlock> Of(IReadOnlyCollection<LoadedDataset> datasets)
    {
        LoadedDataset[] ordered = [.. datasets.DistinctBy(d => d.Traces.Name).OrderBy(d => d.Traces.Name, StringComparer.Ordinal)];
        LoadedDataset[] single = [.. ordered.Where(d => !IsLong(d))];
        if (ordered.Length == 0)
        {
            throw new InvalidInputException("data sets", "none", "at least one", "Name one, such as google2011-sample.");
        }

        RequireAlike(ordered);
        return [.. single.Select((d, i) => Single(single, i)), .. ordered.Where(IsLong).SelectMany(Cut)];
    }

    /// <summary>Some of the days.</summary>
    /// <param name="blocks">All days.</param>
    /// <param name="days">"all", a number of days from the first on, or names with commas.</param>
    /// <param name="place">Where it was found, for the message.</param>
    /// <exception cref="InvalidInputException">There is no such day.</exception>
    public static ImmutableArray<ComparisonBlock> Choose(ImmutableArray<ComparisonBlock> blocks, string days, string place)
    {
        if (string.Equals(days.Trim(), "all", StringComparison.OrdinalIgnoreCase))
        {
            return blocks;
        }

        if (int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= 1 && count <= blocks.Length)
        {
            return [.. blocks.Take(count)];
        }

        string[] names = days.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? unknown = names.FirstOrDefault(n => blocks.All(b => !IsNamed(b, n)));
        return unknown is null && names.Length > 0 ? [.. blocks.Where(b => names.Any(n => IsNamed(b, n)))] : throw new InvalidInputException(
            place, $"\"{unknown ?? days}\"",
            string.Create(CultureInfo.InvariantCulture, $"all, a number from 1 to {blocks.Length}, or names among {string.Join(", ", blocks.Select(b => b.Name))}"),
            "Use one of these.");
    }

    private static bool IsNamed(ComparisonBlock block, string name) => block.Name == name || block.Name.EndsWith("/" + name, StringComparison.Ordinal);

    private static bool IsLong(LoadedDataset dataset) => dataset.Traces.SampleCount >= DaysToCut * dataset.Traces.SamplesPerDay;

    private static ComparisonBlock Single(LoadedDataset[] days, int day)
    {
        LoadedDataset? training = day > 0 ? days[day - 1] : days.Length > 1 ? days[1] : null;
        return new(days[day].Traces.Name, days[day].Traces, training?.Traces, $"{days[day].Checksum}+{training?.Checksum}");
    }

    private static IEnumerable<ComparisonBlock> Cut(LoadedDataset dataset)
    {
        TraceSet traces = dataset.Traces;
        TraceSet[] days = [.. Enumerable.Range(0, traces.SampleCount / traces.SamplesPerDay).Select(day => Day(traces, day))];
        return days.Skip(1).Select((day, before) => new ComparisonBlock(day.Name, day, days[before], $"{dataset.Checksum}+{day.Name}"));
    }

    private static TraceSet Day(TraceSet traces, int day)
    {
        Range range = (day * traces.SamplesPerDay)..((day + 1) * traces.SamplesPerDay);
        return new TraceSet(
            string.Create(CultureInfo.InvariantCulture, $"{traces.Name}/day-{day + 1:00}"), traces.Step,
            [.. traces.Traces.Select(t => t with { CpuPercent = t.CpuPercent[range], MemoryPercent = t.MemoryPercent.IsEmpty ? [] : t.MemoryPercent[range] })]);
    }

    private static void RequireAlike(LoadedDataset[] datasets)
    {
        TraceSet first = datasets[0].Traces;
        if (datasets.FirstOrDefault(d => d.Traces.Step != first.Step || IsLong(d) != IsLong(datasets[0]) || (!IsLong(d) && d.Traces.SampleCount != first.SampleCount)) is { Traces: var other })
        {
            throw new InvalidInputException(
                $"data set \"{other.Name}\"",
                string.Create(CultureInfo.InvariantCulture, $"{other.SampleCount} samples every {other.Step}"),
                string.Create(CultureInfo.InvariantCulture, $"days like those of {first.Name}: {first.SampleCount} samples every {first.Step}"),
                "Compare data sets of one form at a time.");
        }
    }
}
