using System.Globalization;
using PlacementLab.Testbed.Machines;

namespace PlacementLab.Testbed.Measuring;

/// <summary>What clients of the guest would have seen: gaps between heartbeats and the pace of its writer.</summary>
internal static class GuestObservation
{
    private const double LongGapMs = 20;
    private const double PeriodMs = 5;
    private static readonly TimeSpan _before = TimeSpan.FromSeconds(0.2);

    /// <summary>Adds it to a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="log">What the guests said.</param>
    /// <param name="from">Begin of the migration.</param>
    /// <param name="to">Its end, and a little.</param>
    public static void Fill(MeasurementRow row, GuestLog log, DateTimeOffset from, DateTimeOffset to)
    {
        double[] gaps = GapsMs(log, _ => true, from, to);
        double[] longGaps = [.. gaps.Where(g => g > LongGapMs)];
        row.Set("guest_gap_max_ms", gaps.Length == 0 ? -1 : gaps.Max(), 1);
        row.Set("guest_gap_sum20_ms", longGaps.Sum(g => g - PeriodMs), 1);
        row.Set("guest_gaps20", longGaps.Length);
        (double Writes, double Dropped)[] reports = [.. Reports(log)
            .Where(r => r.At >= from.AddSeconds(0.9) && r.At <= to.AddSeconds(0.2)).Select(r => (r.Writes, r.Dropped))];
        row.Set("guest_writes_s_during_mean", reports.Length == 0 ? null : reports.Average(r => r.Writes), 1);
        row.Set("guest_writes_s_during_min", reports.Length == 0 ? null : reports.Min(r => r.Writes));
        row.Set("guest_writes_dropped", reports.Sum(r => r.Dropped));
    }

    /// <summary>Gaps between heartbeats in milliseconds, from 0.2 s before a time.</summary>
    public static double[] GapsMs(GuestLog log, Func<string, bool> machine, DateTimeOffset from, DateTimeOffset to)
    {
        IReadOnlyList<DateTimeOffset> beats = log.BeatsOf(machine, from - _before, to);
        return [.. beats.Skip(1).Select((b, i) => (b - beats[i]).TotalMilliseconds)];
    }

    /// <summary>The writer's last full second so far; null if there is none.</summary>
    public static double? WritesPerSecond(GuestLog log) => Reports(log).Select(r => (double?)r.Writes).LastOrDefault();

    /// <summary>Lines "S milliseconds writes dropped lag".</summary>
    private static IEnumerable<(DateTimeOffset At, double Writes, double Dropped)> Reports(GuestLog log) =>
        from line in log.LinesOf(_ => true)
        let words = line.Text.Split(' ')
        where words.Length == 5 && words[0] == "S"
        select (line.At, double.Parse(words[2], CultureInfo.InvariantCulture), double.Parse(words[3], CultureInfo.InvariantCulture));
}
