using System.Globalization;
using PlacementLab.Testbed.Machines;
using PlacementLab.Testbed.Plans;

namespace PlacementLab.Testbed.Measuring;

/// <summary>What can be known before a migration: pages that are not zero, the unique-dirty curve, QEMU's own dirty rate, the writer's pace.</summary>
internal static class BeforeMigration
{
    private const int SampledPages = 4096;
    private static readonly double[] _curveSeconds = [0.1, 0.2, 0.4, 0.8];
    private static readonly TimeSpan _rateLimit = TimeSpan.FromSeconds(6);

    /// <summary>Measures it.</summary>
    /// <param name="bench">For pauses.</param>
    /// <param name="planned">What is measured; the first repeat of a cell is looked at longer.</param>
    /// <param name="source">Where the guest runs.</param>
    /// <param name="log">What the guest says.</param>
    /// <param name="row">Where to put it.</param>
    /// <returns>Pages that are not zero, for each MiB of the address space.</returns>
    public static IReadOnlyList<int> Measure(Bench bench, PlannedRow planned, Machine source, GuestLog log, MeasurementRow row)
    {
        bool isLive = planned.Cell.Scheme is not (TestbedScheme.StopAndCopy or TestbedScheme.SuspendFile);
        if (isLive && planned.Repeat == 0)
        {
            row.Set("calc_dirty_rate_mib_s", DirtyRate(bench, source));
        }

        IReadOnlyList<int> layout = source.Memory.NonzeroPagesByMebibyte();
        row.Set("ram_pages_total", source.Memory.Pages);
        row.Set("nonzero_pages_before", layout.Sum());
        if (isLive)
        {
            row.Set("dirty_curve_s_pages", Curve(bench, source, planned.Repeat == 0 ? [.. _curveSeconds, 1.6] : _curveSeconds));
        }

        row.Set("guest_writes_s_before", GuestObservation.WritesPerSecond(log), 1);
        return layout;
    }

    /// <summary>The curve as the tables write it: "seconds:pages;...".</summary>
    public static string Curve(Bench bench, Machine source, IReadOnlyList<double> seconds) => string.Join(';',
        source.Memory.DirtyCurve([.. seconds.Select(TimeSpan.FromSeconds)], bench.Cancellation)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.At.TotalSeconds:0.000}:{p.Pages}")));

    /// <summary>QEMU's estimate in MiB/s from sampled pages over a second; null if it does not come.</summary>
    private static double? DirtyRate(Bench bench, Machine source)
    {
        source.Control.Execute("calc-dirty-rate", new Dictionary<string, object> { ["calc-time"] = 1, ["mode"] = "page-sampling", ["sample-pages"] = SampledPages });
        bench.Pause(TimeSpan.FromSeconds(0.95));
        var deadline = new Deadline(_rateLimit);
        while (!deadline.HasPassed)
        {
            System.Text.Json.JsonElement reply = source.Control.Execute("query-dirty-rate");
            if (reply.Text("status") == "measured")
            {
                return reply.Number("dirty-rate");
            }

            bench.Pause(TimeSpan.FromMilliseconds(20));
        }

        return null;
    }
}
