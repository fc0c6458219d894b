using System.Globalization;
using System.Numerics;
using PlacementLab.Units;

namespace PlacementLab.Testbed.Plans;

/// <summary>What can be measured: ranges of values, and options that go together.</summary>
internal static class CellCheck
{
    private const long PageBytes = 4096;
    private static readonly DataSize _kernelNeeds = DataSize.FromMebibytes(56);

    /// <summary>Checks a cell.</summary>
    /// <param name="spec">As written, to tell what was left out.</param>
    /// <param name="cell">As read.</param>
    /// <param name="at">Where it was found.</param>
    /// <exception cref="InvalidInputException">It cannot be measured.</exception>
    public static void Check(CellSpec spec, MeasurementCell cell, string at)
    {
        Ranges(cell, at);
        Link(cell, at);
        Options(spec, cell, at);
        Concurrency(cell, at);
        GuestCheck(cell.Guest, $"{at}.guest");
        if (cell.Memory < cell.Guest.FilledMemory + _kernelNeeds)
        {
            throw new InvalidInputException(
                $"{at}.memory", $"{cell.Memory} for a guest that fills {cell.Guest.FilledMemory}", $"at least {cell.Guest.FilledMemory + _kernelNeeds}, because its kernel needs {_kernelNeeds}",
                "Give it more memory, or let it fill less.");
        }
    }

    private static void Ranges(MeasurementCell cell, string at)
    {
        Within(cell.Memory.TotalMebibytes, 96, 16384, $"{at}.memory", "MiB");
        Within(cell.DowntimeLimit.TotalMilliseconds, 1, 60_000, $"{at}.downtimeLimit", "ms");
        Within(cell.Limit.TotalSeconds, 1, 600, $"{at}.limit", "s");
        Within(cell.RoundTrip.TotalMilliseconds, 0, 2000, $"{at}.roundTrip", "ms");
        Within(cell.ThinkTime.TotalSeconds, 0, 600, $"{at}.thinkTime", "s");
        Within(cell.HybridRounds, 1, 100, $"{at}.hybridRounds", "rounds");
        Within(cell.ThrottleInitial, 1, 99, $"{at}.throttleInitial", "percent");
        Within(cell.ThrottleIncrement, 1, 99, $"{at}.throttleIncrement", "percent");
        Within(cell.MultifdChannels, 0, 64, $"{at}.multifdChannels", "channels");
        Within(cell.Machines, 1, 4, $"{at}.machines", "machines");
        Refuse(cell.XbzrleCache > DataSize.Zero && !BitOperations.IsPow2(cell.XbzrleCache.Bytes), $"{at}.xbzrleCache", cell.XbzrleCache.ToString(), "a power of two, as 64MiB");
        OneOf(cell.Compression, ["none", "zlib", "zstd"], $"{at}.compression");
    }

    private static void Link(MeasurementCell cell, string at)
    {
        bool hasLink = cell.Link > DataRate.Zero;
        bool hasCap = cell.Cap > DataRate.Zero;
        if (hasLink == hasCap)
        {
            throw new InvalidInputException(
                $"{at}.link", hasLink ? "a link and a cap" : "neither a link nor a cap", "one of them, above zero",
                "Give link (a wire of that rate) or cap (QEMU's own limit), for example link: 64MiB/s.");
        }

        Refuse(hasCap && cell.RoundTrip > TimeSpan.Zero, $"{at}.roundTrip", "a round trip without a link", "link, which is what has a delay");
        if (cell.Scheme == TestbedScheme.SuspendFile)
        {
            Refuse(hasLink, $"{at}.link", "a link for a scheme that writes a file", "cap, the rate of writing the file");
        }
    }

    private static void Options(CellSpec spec, MeasurementCell cell, string at)
    {
        bool preCopies = cell.Scheme is TestbedScheme.PreCopy or TestbedScheme.Hybrid;
        bool suspends = cell.Scheme == TestbedScheme.SuspendFile;
        Refuse(spec.HybridRounds is not null && cell.Scheme != TestbedScheme.Hybrid, $"{at}.hybridRounds", "rounds for another scheme", "scheme: hybrid");
        Refuse(cell.AutoConverge && !preCopies, $"{at}.autoConverge", "throttling for a scheme without rounds", "scheme: precopy or hybrid");
        Refuse(!cell.AutoConverge && (spec.ThrottleInitial ?? spec.ThrottleIncrement) is not null, $"{at}.throttleInitial", "steps of throttling without it", "autoConverge: true");
        Refuse(cell.XbzrleCache > DataSize.Zero && cell.Scheme != TestbedScheme.PreCopy, $"{at}.xbzrleCache", "delta encoding for another scheme", "scheme: precopy, because deltas need an older version of the page");
        Refuse(cell.MultifdChannels > 0 && cell.Scheme is not (TestbedScheme.PreCopy or TestbedScheme.StopAndCopy), $"{at}.multifdChannels", "parallel connections for another scheme", "scheme: precopy or stopcopy");
        Refuse(cell.MultifdChannels > 0 && cell.XbzrleCache > DataSize.Zero, $"{at}.xbzrleCache", "delta encoding and parallel connections", "one of them");
        Refuse(cell.Compression != "none" && cell.MultifdChannels == 0, $"{at}.compression", "compression without parallel connections", "multifdChannels: 1 or more");
        Refuse(spec.ReadBack is not null && !suspends, $"{at}.readBack", "a rate of reading a file for another scheme", "scheme: suspend-file");
        Refuse(spec.ThinkTime is not null && !suspends, $"{at}.thinkTime", "a time between suspending and resuming for another scheme", "scheme: suspend-file");
    }

    private static void Concurrency(MeasurementCell cell, string at)
    {
        Refuse(cell.IsConcurrent && cell.Link == DataRate.Zero, $"{at}.machines", "several machines without a link", "a link, which they share");
        Refuse(cell.Parallel && cell.Machines == 1, $"{at}.parallel", "one machine", "machines: 2 or more");
        Refuse(
            cell.IsConcurrent && (cell.AutoConverge || cell.MultifdChannels > 0 || cell.XbzrleCache > DataSize.Zero),
            $"{at}.machines", "several machines and an option of pre-copy", "schemes without options, as the table of several machines has no columns for them");
    }

    private static void GuestCheck(GuestWorkload guest, string at)
    {
        OneOf(guest.Pattern, ["idle", "uniform", "hotcold", "sweep", "phased"], $"{at}.pattern");
        OneOf(guest.Fill, ["random", "text", "zero"], $"{at}.fill");
        Within(guest.FilledMemory.TotalMebibytes, 1, 16000, $"{at}.filledMemory", "MiB");
        Within(guest.WriteBytes, 8, 4096, $"{at}.writeBytes", "bytes");
        double pages = (double)guest.FilledMemory.Bytes / PageBytes;
        bool uniform = guest.Pattern is "uniform" or "sweep" or "phased";
        Present(guest.WrittenPages, uniform, pages, $"{at}.writtenPages", guest.Pattern);
        Present(guest.WritesPerSecond, uniform, 1e7, $"{at}.writesPerSecond", guest.Pattern);
        Present(guest.HotPages, guest.Pattern == "hotcold", pages - 1, $"{at}.hotPages", guest.Pattern);
        Present(guest.HotWritesPerSecond, guest.Pattern == "hotcold", 1e7, $"{at}.hotWritesPerSecond", guest.Pattern);
        Present(guest.ColdPagesPerSecond, guest.Pattern == "hotcold", 1e7, $"{at}.coldPagesPerSecond", guest.Pattern);
        Present(guest.On?.TotalMilliseconds, guest.Pattern == "phased", 600_000, $"{at}.on", guest.Pattern);
        Present(guest.Off?.TotalMilliseconds, guest.Pattern == "phased", 600_000, $"{at}.off", guest.Pattern);
        Refuse(guest.CpuBound && guest.Pattern != "uniform", $"{at}.cpuBound", $"a spinning writer with pattern {guest.Pattern}", "pattern: uniform");
    }

    private static void Present(double? value, bool needed, double most, string place, string pattern)
    {
        Refuse(value is not null && !needed, place, $"a value that pattern {pattern} does not use", "the pattern that uses it");
        if (needed)
        {
            Within(value ?? double.NaN, pattern == "hotcold" && place.EndsWith("Second", StringComparison.Ordinal) ? 0 : 1, most, place, "");
        }
    }

    private static void Within(double value, double least, double most, string place, string unit)
    {
        if (!(value >= least && value <= most))
        {
            string found = double.IsNaN(value) ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}").TrimEnd();
            throw new InvalidInputException(
                place, found, string.Create(CultureInfo.InvariantCulture, $"a number from {least:0.###} to {most:0.###} {unit}").TrimEnd(), "Correct the value.");
        }
    }

    private static void OneOf(string value, string[] choices, string place)
    {
        if (!choices.Contains(value))
        {
            throw new InvalidInputException(place, $"\"{value}\"", "one of " + string.Join(", ", choices), "Choose one of them.");
        }
    }

    private static void Refuse(bool contradictory, string place, string found, string expected)
    {
        if (contradictory)
        {
            throw new InvalidInputException(place, found, expected, "Change one of the two.");
        }
    }
}
