namespace PlacementLab.Migration.Qemu;

/// <summary>
/// How many pages of each class are pending: not sent yet in the first pass, or sent and written again; and how many of them
/// the cache of differences holds.
/// </summary>
internal sealed class QemuPageClasses
{
    private readonly QemuWriter[] _writers;
    private readonly double[] _unsent;
    private readonly double[] _rewritten;
    private readonly double[] _cachedShare;
    private readonly double _overlap;

    /// <summary>All pages unsent, none cached.</summary>
    public QemuPageClasses(QemuGuest guest, QemuCosts costs)
    {
        NonZeroPages = guest.NonZeroPages + costs.FirmwarePages;
        double rest = NonZeroPages - costs.BackgroundPages - guest.Writers.Sum(w => w.Pages);
        var background = new QemuWriter(costs.BackgroundPages, costs.BackgroundPages * costs.BackgroundWritesPerPage);
        _writers = rest > 0 ? [.. guest.Writers, background, new QemuWriter(rest, 0)] : [.. guest.Writers, background];
        _unsent = [.. _writers.Select(w => w.Pages)];
        _rewritten = new double[_writers.Length];
        _cachedShare = new double[_writers.Length];
        _overlap = costs.SequentialOverlap;
        WrittenPages = _writers.Where(w => w.WritesPerSecond > 0).Sum(w => w.Pages);
    }

    /// <summary>Pages with content.</summary>
    public double NonZeroPages { get; }

    /// <summary>Pages of all classes that are written.</summary>
    public double WrittenPages { get; }

    /// <summary>Pages that the first pass has not sent yet.</summary>
    public double Unsent => Sum(_unsent);

    /// <summary>Pages sent and written again.</summary>
    public double Rewritten => Sum(_rewritten);

    /// <summary>Pages pending, without those that have no content.</summary>
    public double Pending => Unsent + Rewritten;

    /// <summary>Bytes of all pages that were written again.</summary>
    public double RewrittenBytes(in QemuPageCost cost)
    {
        double bytes = 0;
        for (int i = 0; i < _rewritten.Length; i++)
        {
            double hits = cost.UsesCache ? _rewritten[i] * _cachedShare[i] * cost.CacheShare : 0;
            bytes += (hits * cost.HitBytes) + ((_rewritten[i] - hits) * cost.PageBytes);
        }

        return bytes;
    }

    /// <summary>Sends a share of the pages that the first pass has not sent yet, alike from all classes.</summary>
    public void SendUnsent(double share)
    {
        for (int i = 0; i < _unsent.Length; i++)
        {
            _unsent[i] *= 1 - share;
        }
    }

    /// <summary>Sends a share of the pages that were written again, alike from all classes.</summary>
    public void SendRewritten(double share, bool intoCache)
    {
        for (int i = 0; i < _rewritten.Length; i++)
        {
            if (intoCache)
            {
                _cachedShare[i] = Math.Min(1, _cachedShare[i] + (_rewritten[i] * share / _writers[i].Pages));
            }

            _rewritten[i] *= 1 - share;
        }
    }

    /// <summary>Reads the dirty bitmap: p' = p + U(t)·(1 − p/n).</summary>
    /// <param name="seconds">Time since the last reading.</param>
    /// <param name="rateFactor">What the writers' rates are multiplied with.</param>
    /// <returns>Pages written since.</returns>
    public double Sync(double seconds, double rateFactor)
    {
        double dirtied = 0;
        for (int i = 0; i < _writers.Length; i++)
        {
            QemuWriter writer = _writers[i];
            double written = writer.UniquePages(seconds * rateFactor);
            double pendingShare = Math.Min(1, (_unsent[i] + _rewritten[i]) / writer.Pages);
            dirtied += written;
            double added = written * (1 - ((writer.Sequential ? _overlap : 1) * pendingShare));
            _rewritten[i] = Math.Min(writer.Pages - _unsent[i], _rewritten[i] + added);
        }

        return dirtied;
    }

    private static double Sum(double[] pages)
    {
        double sum = 0;
        foreach (double count in pages)
        {
            sum += count;
        }

        return sum;
    }
}
