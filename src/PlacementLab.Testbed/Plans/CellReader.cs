using PlacementLab.Units;

namespace PlacementLab.Testbed.Plans;

/// <summary>Turns a written cell into one that can be measured, or says why it cannot.</summary>
internal static class CellReader
{
    /// <summary>Reads a cell.</summary>
    /// <param name="spec">As written.</param>
    /// <param name="place">Where: file and index.</param>
    /// <exception cref="InvalidInputException">A value is missing, not understood, or contradicts another.</exception>
    public static MeasurementCell Read(CellSpec? spec, string place)
    {
        if (spec?.Name is not { Length: > 0 } name || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new InvalidInputException(
                $"{place}.name", spec?.Name is { } given ? $"\"{given}\"" : "nothing", "a name of letters, digits, dots, dashes and underscores", "Name the cell.");
        }

        string at = $"{place} ({name})";
        var cell = new MeasurementCell
        {
            Name = name,
            Scheme = TestbedSchemeNames.Parse(spec.Scheme, $"{at}.scheme"),
            HybridRounds = spec.HybridRounds ?? 1,
            Memory = DataSize.Parse(spec.Memory, $"{at}.memory"),
            Guest = GuestOf(spec.Guest ?? new GuestSpec(), $"{at}.guest"),
            Link = Rate(spec.Link, $"{at}.link"),
            Cap = Rate(spec.Cap, $"{at}.cap"),
            RoundTrip = Time(spec.RoundTrip, $"{at}.roundTrip") ?? TimeSpan.Zero,
            DowntimeLimit = DurationText.Parse(spec.DowntimeLimit, $"{at}.downtimeLimit"),
            AutoConverge = spec.AutoConverge,
            ThrottleInitial = spec.ThrottleInitial ?? 20,
            ThrottleIncrement = spec.ThrottleIncrement ?? 10,
            XbzrleCache = spec.XbzrleCache is { } cache ? DataSize.Parse(cache, $"{at}.xbzrleCache") : DataSize.Zero,
            MultifdChannels = spec.MultifdChannels,
            Compression = spec.Compression ?? "none",
            ThinkTime = Time(spec.ThinkTime, $"{at}.thinkTime") ?? TimeSpan.FromMilliseconds(500),
            ReadBack = Rate(spec.ReadBack, $"{at}.readBack"),
            Limit = DurationText.Parse(spec.Limit, $"{at}.limit"),
            Machines = spec.Machines,
            Parallel = spec.Parallel,
        };
        CellCheck.Check(spec, cell, at);
        return cell;
    }

    private static GuestWorkload GuestOf(GuestSpec spec, string at) => new()
    {
        Pattern = spec.Pattern,
        Fill = spec.Fill,
        FilledMemory = DataSize.Parse(spec.FilledMemory, $"{at}.filledMemory"),
        WrittenPages = spec.WrittenPages,
        WritesPerSecond = spec.WritesPerSecond,
        HotPages = spec.HotPages,
        HotWritesPerSecond = spec.HotWritesPerSecond,
        ColdPagesPerSecond = spec.ColdPagesPerSecond,
        On = Time(spec.On, $"{at}.on"),
        Off = Time(spec.Off, $"{at}.off"),
        WriteBytes = spec.WriteBytes,
        CpuBound = spec.CpuBound,
    };

    private static DataRate Rate(string? text, string place) => text is null ? DataRate.Zero : DataRate.Parse(text, place);

    private static TimeSpan? Time(string? text, string place) => text is null ? null : DurationText.Parse(text, place);
}
