using PlacementLab.Units;

namespace PlacementLab.Migration.Qemu;

/// <summary>
/// QEMU's migration loop, page class by page class, from what is known before a migration.
/// <para>The first round walks the address space; when what is known to be pending falls below R·d_max the dirty bitmap is
/// read, and the guest stops if the rest is still below, else a round sends what exceeds the threshold. QEMU looks once per step
/// (about 50 ms, 100 ms under its limiter), so a round sends whole steps. A page both unsent and written again counts once:
/// p' = p + U(t)·(1 − p/n) for a class of n pages of which p are pending. At the stop the cap is lifted. Bytes:
/// 4,104 per page with content, 9 per page without, plus the device state; a page without content takes no link time but counts as
/// pending, so an empty end of the address space makes the last stop short.</para>
/// <para>Post-copy, stop-and-copy and suspend send each page once; hybrid runs the loop for its rounds, then sends the rest
/// once. Checked on measured migrations of QEMU 10.0.2; see the validation.</para>
/// </summary>
/// <param name="costs">What QEMU takes beside its pages; null for the measured values.</param>
public sealed class QemuLoopModel(QemuCosts? costs = null)
{
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
            MigrationScheme.PreCopy or MigrationScheme.Hybrid => new QemuLoop(guest, path, asked, _costs).Run(),
            MigrationScheme.PostCopy or MigrationScheme.StopAndCopy or MigrationScheme.SuspendResume => SendOnce(guest, path, asked.Scheme),
            _ => throw new ArgumentException($"QEMU has no migration of the scheme {asked.Scheme}.", nameof(options)),
        };
    }

    private QemuPrediction SendOnce(QemuGuest guest, QemuPath path, MigrationScheme scheme)
    {
        double rate = path.CopyRate(_costs);
        double stopRate = path.StopRate(_costs);
        double zeroPages = guest.RamPages - guest.NonZeroPages + _costs.FirmwareZeroPages;
        double bytes = ((guest.NonZeroPages + _costs.FirmwarePages) * _costs.PageBytes) + (zeroPages * _costs.ZeroPageBytes) + _costs.DeviceBytes;
        int freeWindows = scheme == MigrationScheme.PostCopy && path.IsLimited ? 2 : 1;
        double free = (path.IsLimited ? _costs.LimiterSeconds : _costs.BurstSeconds) * freeWindows;
        double copySeconds = Math.Max(0, (bytes / rate) - free) + (zeroPages * QemuLoop.SecondsPerZeroPage(guest, zeroPages, _costs));
        double halfTrip = path.RoundTrip.TotalSeconds / 2;
        double buffered = path.IsLimited ? 0 : _costs.BufferedBytes / stopRate;
        bool live = scheme == MigrationScheme.PostCopy;
        return new QemuPrediction
        {
            Converged = true,
            TotalTime = TimeSpan.FromSeconds(copySeconds + (live ? halfTrip : 0)),
            Downtime = TimeSpan.FromSeconds(live
                ? _costs.SwitchSeconds + halfTrip + buffered + (_costs.DeviceBytes / stopRate)
                : copySeconds + halfTrip + buffered + _costs.ColdResumeSeconds),
            Traffic = DataSize.FromBytes((long)Math.Round(bytes)),
            Rounds = 1,
            SaturatedShare = 0,
        };
    }
}
