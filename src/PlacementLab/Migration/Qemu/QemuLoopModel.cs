using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>
/// QEMU's migration loop, page class by page class, from what is known before a migration.
/// <para>The first round walks the address space; when what is known to be pending falls below R·d_max the dirty bitmap is
/// read, and the guest stops if the rest is still below, else the next round goes on where the last one stopped. QEMU looks once per
/// step (about 50 ms, 100 ms under its limiter), so a round sends whole steps. A page both unsent and written again counts once:
/// p' = p + U(t)·(1 − p/n) for a class of n pages of which p are pending. At the stop the cap is lifted. Bytes:
/// 4,104 per page with content, 9 per page without, plus the device state; a page without content takes no link time but counts as
/// pending, so an empty end of the address space makes the last stop short. The loop's steps and the start are not in phase, so each
/// quantity is the median over eight phases.</para>
/// <para>Post-copy sends each page once; hybrid runs the loop for its rounds, then sends the rest once; stop-and-copy and
/// suspend are the loop with a guest that writes nothing. Checked on measured migrations of QEMU 10.0.2; see the validation.</para>
/// </summary>
/// <param name="costs">What QEMU takes beside its pages; null for the measured values.</param>
public sealed class QemuLoopModel(QemuCosts? costs = null)
{
    private const int Phases = 8;

    private readonly QemuCosts _costs = costs ?? new QemuCosts();

    /// <summary>Predicts a migration.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="path">Link and cap.</param>
    /// <param name="options">What QEMU is asked to do; null for a pre-copy with its defaults.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public QemuPrediction Predict(QemuGuest guest, QemuPath path, QemuOptions? options = null)
    {
        QemuOptions asked = options ?? new QemuOptions();
        guest.Checked();
        return asked.Scheme switch
        {
            MigrationScheme.PreCopy or MigrationScheme.Hybrid => Loop(guest, path, asked),
            MigrationScheme.StopAndCopy or MigrationScheme.SuspendResume => Stopped(guest, path, asked),
            MigrationScheme.PostCopy => Pushed(guest, path),
            _ => throw new ArgumentException($"QEMU has no migration of the scheme {asked.Scheme}.", nameof(options)),
        };
    }

    private QemuPrediction Loop(QemuGuest guest, QemuPath path, QemuOptions options)
    {
        QemuPrediction[] runs = [.. Enumerable.Range(0, Phases).Select(i => new QemuLoop((guest, path, options), _costs, (i + 0.5) / Phases).Run())];
        bool converged = 2 * runs.Count(r => r.Converged) >= Phases;
        QemuPrediction[] typical = [.. runs.Where(r => r.Converged == converged)];
        return typical[0] with
        {
            TotalTime = TimeSpan.FromTicks(Median(typical, r => r.TotalTime.Ticks)),
            Downtime = TimeSpan.FromTicks(Median(typical, r => r.Downtime.Ticks)),
            Traffic = DataSize.FromBytes(Median(typical, r => r.Traffic.Bytes)),
            Rounds = (int)Median(typical, r => r.Rounds),
        };
    }

    private static long Median(QemuPrediction[] runs, Func<QemuPrediction, long> value)
    {
        long[] sorted = [.. runs.Select(value).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private QemuPrediction Stopped(QemuGuest guest, QemuPath path, QemuOptions options)
    {
        QemuPrediction copied = Loop(guest with { Writers = [] }, path, options);
        if (options.Scheme == MigrationScheme.SuspendResume)
        {
            double readSeconds = copied.Traffic.Bytes / (path.ReadBack ?? _costs.LocalRate).BytesPerSecond;
            return copied with
            {
                Downtime = copied.TotalTime + options.ThinkTime + TimeSpan.FromSeconds(readSeconds + _costs.ReopenSeconds),
                SaturatedShare = 0,
            };
        }

        double after = (path.RoundTrip.TotalSeconds / 2) + _costs.ColdResumeSeconds
            + (path.IsLimited ? 0 : _costs.BufferedBytes / path.StopRate(_costs));
        return copied with { Downtime = copied.TotalTime + TimeSpan.FromSeconds(after), SaturatedShare = 0 };
    }

    private QemuPrediction Pushed(QemuGuest guest, QemuPath path)
    {
        double rate = path.CopyRate(_costs);
        double stopRate = path.StopRate(_costs);
        double zeroPages = guest.RamPages - guest.NonZeroPages + _costs.FirmwareZeroPages;
        double bytes = ((guest.NonZeroPages + _costs.FirmwarePages) * _costs.PageBytes) + (zeroPages * _costs.ZeroPageBytes) + _costs.DeviceBytes;
        double free = path.IsLimited ? 2 * _costs.LimiterSeconds : _costs.BurstSeconds;
        double halfTrip = path.RoundTrip.TotalSeconds / 2;
        double seconds = Math.Max(0, (bytes / rate) - free) + (zeroPages * QemuLoop.SecondsPerZeroPage(guest, zeroPages, _costs)) + halfTrip;
        double buffered = path.IsLimited ? 0 : _costs.EarlyBufferedBytes / stopRate;
        return new QemuPrediction
        {
            Converged = true,
            TotalTime = TimeSpan.FromSeconds(seconds),
            Downtime = TimeSpan.FromSeconds(_costs.SwitchSeconds + halfTrip + buffered + (_costs.DeviceBytes / stopRate)),
            Traffic = DataSize.FromBytes((long)Math.Round(bytes)),
            Rounds = 1,
            SaturatedShare = 0,
        };
    }
}
